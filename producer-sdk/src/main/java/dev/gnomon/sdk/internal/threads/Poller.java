package dev.gnomon.sdk.internal.threads;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A daemon thread that looks for work, less often the longer it finds none. Handing work over never wakes it: waking a
 * parked thread would cost the caller more than all the rest.
 */
public final class Poller {

    private static final long LONGEST_PAUSE = 8_000_000;

    private final long shortestPause;
    private final Work work;
    private final Thread thread;
    private final AtomicBoolean started = new AtomicBoolean();
    private volatile boolean stopped;

    /** What a {@link Poller} does. */
    public interface Work {

        /** Does the work there is, without waiting, and tells whether there was any. */
        boolean poll();
    }

    /** Pauses for {@code shortestPause} nanoseconds after work was found, and longer after none was. */
    public Poller(String name, long shortestPause, Work work) {
        this.shortestPause = shortestPause;
        this.work = work;
        thread = Daemons.thread(this::run, name);
    }

    /** Starts the thread, once. If that throws, it can be tried again. */
    public void start() {
        if (!started.get() && started.compareAndSet(false, true)) {
            try {
                thread.start();
            } catch (Throwable noThread) {
                started.set(false);
                throw noThread;
            }
        }
    }

    public boolean isStarted() {
        return started.get();
    }

    /** Ends the thread after its current poll. Waits for that, and tells whether it has ended. */
    public boolean stop(Duration timeout) {
        stopped = true;
        LockSupport.unpark(thread);
        return Waiting.atMost(timeout).until(() -> !thread.isAlive());
    }

    private void run() {
        long pause = shortestPause;
        while (!stopped) {
            pause = pollSafely() ? shortestPause : Math.min(pause * 2, LONGEST_PAUSE);
            LockSupport.parkNanos(this, pause);
        }
    }

    private boolean pollSafely() {
        try {
            return work.poll();
        } catch (Throwable unexpected) {
            // The work guards what it calls; what still reaches this must not end the thread. It pauses first.
            return false;
        } finally {
            Thread.interrupted();
        }
    }
}
