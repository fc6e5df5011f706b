package dev.gnomon.comparator.query;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How far the copy of a store has followed its changelog, as seen again and again. A copy that is being made for the first
 * time shows a state that never was, because the changelog is compacted, so that nothing is said of it until it has once
 * been complete. Safe for use by several threads.
 */
final class CopyProgress {

    /** Ten minutes of looks; a copy that is further behind is of no use. */
    private static final int MOST_LOOKS = 600;

    private final Deque<Look> unreached = new ArrayDeque<>();
    private @Nullable Long completeAsOf;
    private long behind;

    private record Look(long nanos, long end) {}

    /**
     * Takes note of a look.
     *
     * @param asOf a moment before it, in nanoseconds from any origin
     * @param position up to where the copy has followed
     * @param end how far the changelog reached
     */
    synchronized void saw(long asOf, long position, long end) {
        behind = Math.max(0, end - position);
        unreached.addLast(new Look(asOf, end));
        // The mark of a transaction's end stands in the changelog, but is never read from it.
        while (!unreached.isEmpty() && unreached.peekFirst().end() <= position + 1) {
            completeAsOf = unreached.removeFirst().nanos();
        }
        if (unreached.size() > MOST_LOOKS) {
            unreached.removeFirst();
        }
    }

    /** How far behind it is at most; null where it has never been complete. */
    synchronized @Nullable Staleness staleness(long now) {
        return completeAsOf == null
                ? null
                : new Staleness(behind, TimeUnit.NANOSECONDS.toSeconds(now - completeAsOf) + 1);
    }
}
