package dev.gnomon.comparator.http.door;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads on which routes answer: a few for health, so that it never waits behind anything else, and the rest. The
 * queues are bounded by the number of connections, because each has one request at a time. Safe for use by several threads.
 */
public final class Lanes implements AutoCloseable {

    private static final int THREADS = 16;
    private static final int HEALTH_THREADS = 2;
    private static final String HEALTH = "/health/";

    private final ThreadPoolExecutor rest = pool("http", THREADS);
    private final ThreadPoolExecutor health = pool("http-health", HEALTH_THREADS);

    /** Runs what answers at {@code path}. */
    void run(String path, Runnable answering) {
        (path.startsWith(HEALTH) ? health : rest).execute(answering);
    }

    /** How many threads are answering. */
    public int busy() {
        return rest.getActiveCount() + health.getActiveCount();
    }

    /** How many requests wait for a thread. */
    public int waiting() {
        return rest.getQueue().size() + health.getQueue().size();
    }

    /** Takes no more; what is under way is ended by the server before. */
    @Override
    public void close() {
        rest.shutdownNow();
        health.shutdownNow();
    }

    private static ThreadPoolExecutor pool(String name, int threads) {
        AtomicInteger number = new AtomicInteger();
        ThreadPoolExecutor pool =
                new ThreadPoolExecutor(threads, threads, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
                    Thread thread = new Thread(task, name + "-" + number.incrementAndGet());
                    thread.setDaemon(true);
                    return thread;
                });
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}
