package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.bytes.LongMap;
import dev.gnomon.comparator.bytes.UnreadableException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;
import org.jspecify.annotations.Nullable;

/**
 * The tallies of all migrations of one partition, found by the bytes of their slugs.
 *
 * <p>With every commit the journal takes what changed in them, a few bytes each. A whole tally is stored only where nothing
 * else keeps the entry of the journal with its oldest change: so the price of a commit does not depend on how many
 * migrations there are, and that of a tally not on how often it changes.
 */
final class Tallies {

    /** More migrations than these in one partition are refused, so that random names cannot fill the memory. */
    static final int MOST_MIGRATIONS = 20_000;

    /** How many a commit stores at the most, so that it does not take long. */
    private static final int MOST_STORED = 500;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final XXHash64 HASH = XXHashFactory.safeInstance().hash64();

    private final LongMap<Tally> byHash = new LongMap<>();
    private final List<Tally> touched = new ArrayList<>();
    private final ArrayDeque<Tally> unsent = new ArrayDeque<>();
    private final ArrayDeque<Tally> unstored = new ArrayDeque<>();
    private long nextEntry;

    /**
     * The tally of the migration that a record names.
     *
     * @throws UnreadableException if that is no slug, or there are too many
     */
    Tally of(ObservationView view) throws UnreadableException {
        byte[] bytes = view.record();
        Tally known = find(bytes, view.migrationStart(), view.migrationLength());
        if (known != null) {
            return known;
        }
        String migration = view.migration();
        if (!SLUG.matcher(migration).matches()) {
            throw new UnreadableException("names a migration that is no slug");
        }
        if (byHash.size() >= MOST_MIGRATIONS) {
            throw new UnreadableException("names one migration more than the " + MOST_MIGRATIONS + " that are counted");
        }
        return of(migration);
    }

    /** The tally of a migration by its slug. */
    Tally of(String migration) {
        byte[] slug = migration.getBytes(StandardCharsets.UTF_8);
        Tally known = find(slug, 0, slug.length);
        return known == null ? add(migration, slug) : known;
    }

    /** Remembers that it has to be written, handed on and stored. */
    void touch(Tally tally) {
        if (!tally.touched) {
            tally.touched = true;
            touched.add(tally);
        }
        if (!tally.unsent) {
            tally.unsent = true;
            unsent.add(tally);
        }
        if (tally.changedSince == Long.MAX_VALUE) {
            tally.changedSince = nextEntry;
            unstored.add(tally);
        }
    }

    /** How many there are to write. */
    int changed() {
        return touched.size();
    }

    /** Adds every tally that changed since the last time to the entry that the journal has begun. */
    void write(Journal journal) {
        for (Tally tally : touched) {
            tally.touched = false;
            journal.add(tally);
        }
        touched.clear();
    }

    /** Stores those whose changes the journal keeps in entries before {@code neededFrom}; to follow {@link #write}. */
    void store(Storage storage, long nextEntryOfJournal, long neededFrom) {
        nextEntry = nextEntryOfJournal;
        for (int stored = 0; stored < MOST_STORED && oldestNeeded() < neededFrom; stored++) {
            Tally oldest = unstored.remove();
            oldest.changedSince = Long.MAX_VALUE;
            storage.put(oldest.slug, TallyFormat.write(oldest, nextEntry - 1));
        }
    }

    /** The oldest entry of the journal that holds changes of a tally that is not stored with them. */
    long oldestNeeded() {
        Tally first = unstored.peek();
        return first == null ? Long.MAX_VALUE : first.changedSince;
    }

    /** Reads back what was stored. The journal's changes are to be added, and then {@link #restored} called. */
    void restore(Storage storage) {
        storage.forEach((slug, value) -> TallyFormat.restore(slug, value, this));
    }

    /** All are handed on again. */
    void restored(long nextEntryOfJournal) {
        nextEntry = nextEntryOfJournal;
        List<Tally> changed = new ArrayList<>();
        byHash.forEach(tally -> {
            tally.changes.startFrom(tally.counters);
            tally.unsent = true;
            unsent.add(tally);
            if (tally.changedSince != Long.MAX_VALUE) {
                changed.add(tally);
            }
        });
        changed.sort(Comparator.comparingLong(tally -> tally.changedSince));
        unstored.addAll(changed);
    }

    /** Hands on up to {@code most} of those that changed, the longest waiting first. */
    void handOn(int most, Consumer<Tally> receiver) {
        for (int handed = 0; handed < most; handed++) {
            Tally tally = unsent.poll();
            if (tally == null) {
                return;
            }
            tally.unsent = false;
            receiver.accept(tally);
        }
    }

    /** A 64-bit hash of (migration, request ID). */
    static long requestKey(Tally tally, byte[] bytes, int from, int length) {
        return HASH.hash(bytes, from, length, tally.hash);
    }

    static long hash(byte[] bytes, int from, int length) {
        return HASH.hash(bytes, from, length, 0);
    }

    private @Nullable Tally find(byte[] slug, int from, int length) {
        long hash = HASH.hash(slug, from, length, 0);
        Tally tally = byHash.get(hash);
        while (tally != null && !tally.hasSlug(slug, from, length)) {
            tally = byHash.get(++hash);
        }
        return tally;
    }

    private Tally add(String migration, byte[] slug) {
        long hash = HASH.hash(slug, 0, slug.length, 0);
        while (byHash.get(hash) != null) {
            hash++;
        }
        Tally tally = new Tally(migration, hash);
        byHash.put(hash, tally);
        return tally;
    }
}
