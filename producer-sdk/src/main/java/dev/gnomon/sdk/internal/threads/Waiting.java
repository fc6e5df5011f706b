package dev.gnomon.sdk.internal.threads;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for conditions with a deadline, leaving the thread's interrupt status as it was found. */
public final class Waiting {

    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(1);

    private final long deadline;

    private Waiting(long deadline) {
        this.deadline = deadline;
    }

    public static Waiting atMost(Duration timeout) {
        return new Waiting(System.nanoTime() + nanos(timeout));
    }

    /** Waits until {@code condition} holds, the time is up, or the thread is interrupted; says whether it holds. */
    public boolean until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            if (deadline - System.nanoTime() <= 0 || Thread.currentThread().isInterrupted()) {
                return condition.getAsBoolean();
            }
            LockSupport.parkNanos(this, STEP);
        }
        return true;
    }

    /** What is left of the time, zero or more. */
    public Duration left() {
        return Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
    }

    /** A duration in nanoseconds, at most those of a year, so that adding it to a time does not overflow. */
    public static long nanos(Duration duration) {
        return duration.compareTo(Duration.ofDays(365)) > 0 ? TimeUnit.DAYS.toNanos(365) : duration.toNanos();
    }
}
