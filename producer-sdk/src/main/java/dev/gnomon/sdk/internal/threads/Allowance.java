package dev.gnomon.sdk.internal.threads;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * So much of something, of which some threads take and others give back. What was taken and what was given back are
 * counted apart, each on a cache line of its own: those who take look at the other one only when what they saw of it last
 * does not suffice. So a caller's thread does not wait for a line that another core has just written (the cached indices
 * of Lamport queues, as in Giacomoni et al., FastForward, PPoPP 2008).
 */
public final class Allowance {

    // Distances in longs; 16 of them are two lines, because processors fetch lines in pairs.
    private static final int TAKEN = 16;
    private static final int RETURNED_AS_SEEN = TAKEN + 1;
    private static final int RETURNED = 32;
    private static final int LENGTH = 48;

    private final long limit;
    private final AtomicLongArray counts = new AtomicLongArray(LENGTH);

    /** Nothing of {@code limit} is taken. */
    public Allowance(long limit) {
        this.limit = limit;
    }

    /** Takes so much, if it is left. */
    public boolean take(long amount) {
        boolean left = fits(counts.addAndGet(TAKEN, amount));
        if (!left) {
            counts.addAndGet(TAKEN, -amount);
        }
        return left;
    }

    /** Takes so much, even where it is not left; says whether it was. */
    public boolean takeAnyway(long amount) {
        return fits(counts.addAndGet(TAKEN, amount));
    }

    public void giveBack(long amount) {
        counts.addAndGet(RETURNED, amount);
    }

    /** How much is taken, or was at some moment of this call, or a little more. */
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
