package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.counts.UnsavedTallies;

/** Forgets what is older than the duplicate horizon, a little at every tick. */
final class Upkeep {

    private static final long MINUTE = 60_000L;
    private static final int SEGMENTS_A_TICK = 2;

    private final long horizon;
    private final RequestIndex index;
    private final Journal journal;
    private int nextSegment;
    private long firstEntryRemembered;

    Upkeep(PairingConfig config, RequestIndex index, Journal journal) {
        this.horizon = config.duplicateHorizon().toMillis();
        this.index = index;
        this.journal = journal;
    }

    /** From this arrival on, a request ID that was opened in {@code minute} is another request's. */
    static long forgottenAt(int minute, long horizon) {
        return (minute + 1) * MINUTE + horizon;
    }

    /** One tick; all that arrived before {@code readUpTo} has been read, and what waits arrived at {@code oldest} or later. */
    void tick(long readUpTo, long oldest, UnsavedTallies tallies) {
        if (readUpTo < horizon) {
            return;
        }
        int firstMinuteKept = Arrivals.minuteOf(Math.min(readUpTo - horizon, oldest));
        for (int segment = 0; segment < SEGMENTS_A_TICK; segment++) {
            index.sweep(nextSegment, firstMinuteKept);
            nextSegment = (nextSegment + 1) % RequestIndex.SEGMENTS;
        }
        firstEntryRemembered = journal.oldestWithRequestFrom(firstMinuteKept);
        journal.trim(Math.min(firstEntryRemembered, tallies.oldestEntryNeeded()));
    }

    /** The oldest entry of the journal that has a request which is remembered. */
    long firstEntryRemembered() {
        return firstEntryRemembered;
    }
}
