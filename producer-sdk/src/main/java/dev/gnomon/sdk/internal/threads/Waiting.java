package dev.gnomon.sdk.internal.threads;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions until a deadline. Never changes the thread's interrupt status. */
public final class Waiting {

    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(1);

    private final long deadline;

    private Waiting(long deadline) {
        this.deadline = deadline;
    }

    public static Waiting atMost(Duration timeout) {
        return new Waiting(System.nanoTime() + nanos(timeout));
    }

    /** Waits until {@code condition} holds, the time is up or the thread is interrupted. Tells whether it holds. */
    public boolean until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (deadline - System.nanoTime() <= 0 || Thread.currentThread().isInterrupted()) {
                return condition.getAsBoolean();
            }
            LockSupport.parkNanos(this, STEP);
        }
        return true;
    }

    /** The time that is left, zero or more. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /** A duration in nanoseconds. It is cut at a year, so that adding it to a time cannot overflow. */
    public static long nanos(Duration duration) {
        return duration.compareTo(Duration.ofDays(365)) > 0 ? TimeUnit.DAYS.toNanos(365) : duration.toNanos();
    }
}
