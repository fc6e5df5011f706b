package dev.gnomon.sdk.internal.threads;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/**
 * A daemon thread that looks for work, and looks less often the longer there is none. Whoever hands work over never
 * wakes it: waking a parked thread would cost the caller more than everything else together.
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

        /** Does what there is to do, without waiting; says whether there was anything. */
        boolean poll();
    }

    /** A thread that pauses for so many nanoseconds after it found something, and longer after it did not. */
    public Poller(String name, long shortestPause, Work work) {
        this.shortestPause = shortestPause;
        this.work = work;
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
    }

    /** Starts the thread, once. What prevents it comes through; then it can be tried again. */
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

    /** Ends the thread after its current poll, and waits for that; says whether it has ended. */
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
            // The work guards what it calls; what still comes here must not end the thread. Pausing first.
            return false;
        } finally {
            Thread.interrupted();
        }
    }
}
