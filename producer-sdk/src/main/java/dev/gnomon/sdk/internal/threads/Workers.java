package dev.gnomon.sdk.internal.threads;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads of an executor that do the same task at the same time. An executor may refuse them, or take them and never run
 * them. For use by one thread, which is not theirs.
 */
public final class Workers {

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);

    private final Executor executor;
    private final Runnable task;
    private final AtomicInteger count = new AtomicInteger();
    private final Queue<Worker> notSeenAtWork = new ArrayDeque<>();

    public Workers(Executor executor, Runnable task) {
        this.executor = executor;
        this.task = task;
    }

    /** How many were brought and have neither ended nor been written off. */
    public int count() {
        return count.get();
    }

    /**
     * Brings one more. What the executor throws comes through; then nobody was brought.
     *
     * @param now by {@link System#nanoTime()}
     */
    public void bring(long now) {
        Worker worker = new Worker(now);
        notSeenAtWork.add(worker);
        count.incrementAndGet();
        try {
            executor.execute(worker);
        } catch (Throwable refused) {
            worker.writeOff();
            throw refused;
        }
    }

    /** Counts on those no longer that the executor took a second ago and has not run. */
    public void writeOffTheLost(long now) {
        notSeenAtWork.removeIf(
                worker -> worker.decided.get() || (now - worker.broughtAt > PATIENCE && worker.writeOff()));
    }

    private final class Worker implements Runnable {

        private final long broughtAt;
        private final AtomicBoolean decided = new AtomicBoolean();

        Worker(long broughtAt) {
            this.broughtAt = broughtAt;
        }

        @Override
        public void run() {
            if (decided.compareAndSet(false, true)) {
                try {
                    task.run();
                } finally {
                    count.decrementAndGet();
                }
            }
        }

        /** Says that it has been decided. */
        boolean writeOff() {
            if (decided.compareAndSet(false, true)) {
                count.decrementAndGet();
            }
            return true;
        }
    }
}
