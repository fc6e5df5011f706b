package dev.gnomon.comparator.pairing;

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
 * <p>With every commit the journal takes what changed in them, a few bytes each. A whole tally is stored only after it was
 * handed on: so the price of a commit does not depend on how many migrations there are.
 */
final class Tallies {

    /** More migrations than these in one partition are refused, so that random names cannot fill the memory. */
    static final int MOST_MIGRATIONS = 20_000;

    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
    private static final XXHash64 HASH = XXHashFactory.safeInstance().hash64();

    private final LongMap<Tally> byHash = new LongMap<>();
    private final List<Tally> touched = new ArrayList<>();
    private final ArrayDeque<Tally> unsent = new ArrayDeque<>();
    private final List<Tally> handedOn = new ArrayList<>();
    private long handedOnSince = Long.MAX_VALUE;
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

    /** Remembers that it has to be written and handed on. */
    void touch(Tally tally) {
        if (!tally.touched) {
            tally.touched = true;
            touched.add(tally);
        }
        if (!tally.unsent) {
            tally.unsent = true;
            tally.changedSince = nextEntry;
            unsent.add(tally);
        }
    }

    /** Whether there is anything to write. */
    boolean changed() {
        return !touched.isEmpty() || !handedOn.isEmpty();
    }

    /** Adds every tally that changed since the last time to the entry that the journal has begun. */
    void write(Journal journal) {
        for (Tally tally : touched) {
            tally.touched = false;
            journal.add(tally);
        }
        touched.clear();
    }

    /** Stores those that were handed on, so that the journal need not keep what changed in them until now. */
    void store(Storage storage, long nextEntryOfJournal) {
        nextEntry = nextEntryOfJournal;
        for (Tally tally : handedOn) {
            tally.store(storage, nextEntry - 1);
        }
        handedOn.clear();
        handedOnSince = Long.MAX_VALUE;
    }

    /** The oldest entry of the journal that holds changes of a tally that is not stored with them. */
    long oldestNeeded() {
        Tally first = unsent.peek();
        return Math.min(handedOnSince, first == null ? Long.MAX_VALUE : first.changedSince);
    }

    /** Reads back what was stored. The journal's changes are to be added, and then {@link #restored} called. */
    void restore(Storage storage) {
        storage.forEach((key, value) -> TallyFormat.restore(key, value, this));
        byHash.forEach(tally -> tally.changedSince = Long.MAX_VALUE);
    }

    /** All are handed on again, those first that the journal is needed for. */
    void restored(long nextEntryOfJournal) {
        nextEntry = nextEntryOfJournal;
        byHash.forEach(tally -> {
            tally.changedSince = Math.min(tally.changedSince, nextEntry);
            tally.changes.startFrom(tally.counters);
            tally.unsent = true;
            unsent.add(tally);
        });
        List<Tally> inOrder = new ArrayList<>(unsent);
        inOrder.sort(Comparator.comparingLong(tally -> tally.changedSince));
        unsent.clear();
        unsent.addAll(inOrder);
    }

    /** Hands on up to {@code most} of those that changed, the longest waiting first. */
    void handOn(int most, Consumer<Tally> receiver) {
        for (int handed = 0; handed < most; handed++) {
            Tally tally = unsent.poll();
            if (tally == null) {
                return;
            }
            tally.unsent = false;
            handedOn.add(tally);
            handedOnSince = Math.min(handedOnSince, tally.changedSince);
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
