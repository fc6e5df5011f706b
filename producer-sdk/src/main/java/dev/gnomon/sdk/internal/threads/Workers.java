package dev.gnomon.sdk.internal.threads;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs one task on several threads of an executor. The executor may refuse a worker, or take it and never run it. For use
 * by one thread, which is not a worker.
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

    /** How many workers were started and have neither ended nor been written off. */
    public int count() {
        return count.get();
    }

    /**
     * Starts one more worker. If the executor throws, this throws the same, and no worker was started.
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

    /** Writes off the workers that the executor took more than a second ago and has not run. */
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

        /** Ends the counting of this worker, unless it has run or was written off before. */
        boolean writeOff() {
            if (decided.compareAndSet(false, true)) {
                count.decrementAndGet();
            }
            return true;
        }
    }
}
