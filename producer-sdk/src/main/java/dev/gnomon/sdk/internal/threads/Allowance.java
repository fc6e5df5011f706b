package dev.gnomon.sdk.internal.threads;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * A limited amount that some threads take from and others give back to. Taken and given back are counted on separate
 * cache lines. A thread that takes reads the other line only when its last view of it leaves too little. So a caller
 * does not wait for a line that another core has just written. These are the cached indices of Lamport queues, as in
 * Giacomoni et al., FastForward, PPoPP 2008.
 */
public final class Allowance {

    // Distances in longs. Sixteen longs are two cache lines, because processors fetch lines in pairs.
    private static final int TAKEN = 16;
    private static final int RETURNED_AS_SEEN = TAKEN + 1;
    private static final int RETURNED = 32;
    private static final int LENGTH = 48;

    private final long limit;
    private final AtomicLongArray counts = new AtomicLongArray(LENGTH);

    /** Begins with all of {@code limit} left. */
    public Allowance(long limit) {
        this.limit = limit;
    }

    /** Takes {@code amount} if that much is left, and tells whether it did. */
    public boolean take(long amount) {
        boolean left = fits(counts.addAndGet(TAKEN, amount));
        if (!left) {
            counts.addAndGet(TAKEN, -amount);
        }
        return left;
    }

    /** Takes {@code amount} even if less is left, and tells whether it was left. */
    public boolean takeAnyway(long amount) {
        return fits(counts.addAndGet(TAKEN, amount));
    }

    public void giveBack(long amount) {
        counts.addAndGet(RETURNED, amount);
    }

    /** How much is taken. While other threads take and give back, it may be a little too much, never too little. */
    public long taken() {
        long returned = counts.get(RETURNED);
        return counts.get(TAKEN) - returned;
    }

    private boolean fits(long taken) {
        if (taken - counts.getOpaque(RETURNED_AS_SEEN) <= limit) {
            return true;
        }
        long returned = counts.get(RETURNED);
        counts.setOpaque(RETURNED_AS_SEEN, returned);
        return taken - returned <= limit;
    }
}
