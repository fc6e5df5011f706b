package dev.gnomon.demo;

import java.time.Duration;

/** Says when the next requests are due, so that they come at a given rate. For one thread. */
final class Pace {

    /** As fast as it goes. */
    static final Pace NONE = new Pace(Double.POSITIVE_INFINITY);

    private final double perSecond;
    private long due = System.nanoTime();

    /**
     * A pace that begins now.
     *
     * @param perSecond requests in a second, more than 0
     */
    Pace(double perSecond) {
        this.perSecond = perSecond;
    }

    /** How long to wait before {@code requests} more are sent; where they are late, that is not made up for. */
    Duration next(int requests) {
        long now = System.nanoTime();
        long start = Math.max(due, now);
        due = start + (long) (requests / perSecond * 1e9);
        return Duration.ofNanos(start - now);
    }
}
