package dev.gnomon.benchmarks.load;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Calls at a fixed rate, and measures each call from the moment when it should have begun: a call that is held up by the
 * one before it has waited, as a request would have, and is not left out (coordinated omission).
 *
 * <p>Between calls the thread spins, so that what is measured is the call and not the waking of a thread. For use by one
 * thread.
 */
public final class Pace {

    private final LongSupplier clock;
    private final double nanosPerCall;

    /**
     * A pace.
     *
     * @param clock nanoseconds, only forward
     * @param rate calls a second
     */
    public Pace(LongSupplier clock, int rate) {
        this.clock = clock;
        this.nanosPerCall = (double) TimeUnit.SECONDS.toNanos(1) / rate;
    }

    /** One call. */
    public interface Call {
        void run(long number) throws Exception;
    }

    /** Hears how long each call took, in nanoseconds. */
    public interface Ear {
        void hear(long nanos);
    }

    /** Makes {@code count} calls; what a call throws ends it. */
    public void run(long count, Call call, Ear ear) throws Exception {
        long start = clock.getAsLong();
        for (long number = 0; number < count; number++) {
            long intended = start + Math.round(number * nanosPerCall);
            while (clock.getAsLong() < intended) {
                Thread.onSpinWait();
            }
            call.run(number);
            ear.hear(clock.getAsLong() - intended);
        }
    }
}
