package dev.gnomon.sdk;

import java.time.Duration;

/**
 * How much may run beside the callers. What does not fit is not run, and is counted.
 *
 * @param concurrency how many runs at a time, 1 or more; an asynchronous run lasts until its stage completes
 * @param queue how many more may wait, 0 or more
 * @param timeout how long a run may take before it is interrupted and counts as failed, more than 0; a migration may
 *     set its own
 */
public record ShadowLimits(int concurrency, int queue, Duration timeout) {

    /** 8 runs at a time, 2,048 waiting, 5 seconds each. */
    public static final ShadowLimits DEFAULT = new ShadowLimits(8, 2_048, Duration.ofSeconds(5));

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the option and the value that is out of range
     */
    public ShadowLimits {
        if (concurrency < 1) {
            throw new IllegalArgumentException("shadows.concurrency must be at least 1, not " + concurrency);
        }
        if (queue < 0) {
            throw new IllegalArgumentException("shadows.queue must be at least 0, not " + queue);
        }
        checkTimeout("shadows.timeout", timeout);
    }

    /** These limits with another number of runs at a time. */
    public ShadowLimits withConcurrency(int runs) {
        return new ShadowLimits(runs, queue, timeout);
    }

    /** These limits with another length of the queue. */
    public ShadowLimits withQueue(int runs) {
        return new ShadowLimits(concurrency, runs, timeout);
    }

    /** These limits with another timeout. */
    public ShadowLimits withTimeout(Duration duration) {
        return new ShadowLimits(concurrency, queue, duration);
    }

    static void checkTimeout(String option, Duration timeout) {
        if (timeout.isNegative() || timeout.isZero() || timeout.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException(option + " must be more than 0 and at most PT1H, not " + timeout);
        }
    }
}
