package dev.gnomon.comparator.counts;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Which changes of the {@link Tallies} are not durable yet, and how they become so.
 *
 * <p>With every commit a journal of numbered entries takes what changed, a few bytes for each tally. A whole tally is stored
 * only where nothing else keeps the entry with its oldest change. So the price of a commit does not depend on how many
 * migrations there are, and that of a tally not on how often it changes. Not safe for several threads.
 */
public final class UnsavedTallies {

    /** How many tallies one commit stores at most, so that it stays short. */
    private static final int MOST_STORED = 500;

    private final Tallies tallies;
    private final List<Tally> touched = new ArrayList<>();
    private final ArrayDeque<Tally> unstored = new ArrayDeque<>();
    private long nextEntry;

    UnsavedTallies(Tallies tallies) {
        this.tallies = tallies;
    }

    void touch(Tally tally) {
        if (!tally.touched) {
            tally.touched = true;
            touched.add(tally);
        }
        if (tally.changedSince == Long.MAX_VALUE) {
            tally.changedSince = nextEntry;
            unstored.add(tally);
        }
    }

    /** How many tallies changed since the last time that {@link #writeChanged} was called. */
    public int changed() {
        return touched.size();
    }

    /** Gives every tally that changed since the last time to {@code journal}, which writes its changes. */
    public void writeChanged(Consumer<Tally> journal) {
        for (Tally tally : touched) {
            tally.touched = false;
            journal.accept(tally);
        }
        touched.clear();
    }

    /**
     * Stores the tallies whose changes the journal keeps in entries before {@code neededFrom}; to follow
     * {@link #writeChanged}.
     *
     * @param storage takes a slug and the bytes that are to be found under it
     * @param nextEntryOfJournal the number that the journal's next entry will have
     */
    public void store(BiConsumer<byte[], byte[]> storage, long nextEntryOfJournal, long neededFrom) {
        nextEntry = nextEntryOfJournal;
        for (int stored = 0; stored < MOST_STORED && oldestEntryNeeded() < neededFrom; stored++) {
            Tally oldest = unstored.remove();
            oldest.changedSince = Long.MAX_VALUE;
            storage.accept(oldest.slug(), TallyFormat.write(oldest, nextEntry - 1));
        }
    }

    /** The oldest entry of the journal with changes of a tally that was not stored since; far in the future for none. */
    public long oldestEntryNeeded() {
        Tally first = unstored.peek();
        return first == null ? Long.MAX_VALUE : first.changedSince;
    }

    /** Takes back one tally that {@link #store} stored. The journal's changes follow, and then {@link #restored}. */
    public void restore(byte[] slug, byte[] value) {
        TallyFormat.restore(value, tallies.of(new String(slug, StandardCharsets.UTF_8)));
    }

    /**
     * Whether what was stored of the tally has the changes in this entry of the journal. If not, they are to be added; the
     * entries are to be asked for in their order.
     */
    public boolean knows(Tally tally, long entry) {
        boolean known = entry <= tally.storedUpTo;
        if (!known) {
            tally.changedSince = Math.min(tally.changedSince, entry);
        }
        return known;
    }

    /** All that was saved is there again; every tally is to be handed on once more. */
    public void restored(long nextEntryOfJournal) {
        nextEntry = nextEntryOfJournal;
        List<Tally> changed = new ArrayList<>();
        tallies.forEach(tally -> {
            tally.changes.startFrom(tally.counters);
            tallies.markUnsent(tally);
            if (tally.changedSince != Long.MAX_VALUE) {
                changed.add(tally);
            }
        });
        changed.sort(Comparator.comparingLong(tally -> tally.changedSince));
        unstored.addAll(changed);
    }
}
