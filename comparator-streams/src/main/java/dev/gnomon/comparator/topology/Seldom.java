package dev.gnomon.comparator.topology;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Limits a log line that every record could cause to one per interval. Safe for use by several threads. */
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

    /** Whether to log now. If so, it is not due again until the interval is over. */
    boolean isDue() {
        long now = clock.getAsLong();
        long due = next.get();
        return now >= due && next.compareAndSet(due, now + intervalMillis);
    }
}
