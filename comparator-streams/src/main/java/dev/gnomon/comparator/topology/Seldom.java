package dev.gnomon.comparator.topology;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** When to say what could be said of every record: once in an interval at the most. Safe for use by several threads. */
final class Seldom {

    private final LongSupplier clock;
    private final long intervalMillis;
    private final AtomicLong next = new AtomicLong(Long.MIN_VALUE);

    /**
     * Due at once.
     *
     * @param clock milliseconds that never go back
     */
    Seldom(LongSupplier clock, Duration interval) {
        this.clock = clock;
        intervalMillis = interval.toMillis();
    }

    /** Whether it is to be said now; then it is not due again until the interval is over. */
    boolean isDue() {
        long now = clock.getAsLong();
        long due = next.get();
        return now >= due && next.compareAndSet(due, now + intervalMillis);
    }
}
