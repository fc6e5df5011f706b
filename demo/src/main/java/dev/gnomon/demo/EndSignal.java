package dev.gnomon.demo;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Ctrl-C, or any other way in which the process is asked to end. The process stays until {@link #close} says that
 * everything is put away, but no longer than {@value #PATIENCE_MILLIS} ms: then it does what {@link #inHaste} was told,
 * and is gone. Safe for use by several threads.
 */
final class EndSignal implements AutoCloseable {

    private static final long PATIENCE_MILLIS = 4_000;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch putAway = new CountDownLatch(1);
    private volatile Runnable inHaste = () -> {};

    /** Listens from now on. */
    static EndSignal listen() {
        EndSignal signal = new EndSignal();
        Runtime.getRuntime().addShutdownHook(new Thread(signal::end, "end-signal"));
        return signal;
    }

    /** What is to be done where there is no time to put everything away. */
    void inHaste(Runnable last) {
        inHaste = last;
    }

    /** Whether the process has been asked to end. */
    boolean isGiven() {
        return asked.getCount() == 0;
    }

    /** Waits for the signal, but no longer than {@code time}; says whether it was given. */
    boolean await(Duration time) throws InterruptedException {
        return asked.await(time.toNanos(), TimeUnit.NANOSECONDS);
    }

    /** Waits for the signal. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Everything is put away: the process may end. */
    @Override
    public void close() {
        putAway.countDown();
    }

    /** Gives the signal, and waits as the process does. */
    void end() {
        asked.countDown();
        try {
            if (!putAway.await(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                inHaste.run();
            }
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
