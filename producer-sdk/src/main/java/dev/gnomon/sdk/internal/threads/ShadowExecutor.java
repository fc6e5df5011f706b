package dev.gnomon.sdk.internal.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** The threads of the other sides: the service's own executor, which is left open, or daemon threads that end when idle. */
public final class ShadowExecutor implements Executor {

    private static final int IDLE_SECONDS = 30;

    private final @Nullable Executor given;
    private final ThreadPoolExecutor own;

    public ShadowExecutor(@Nullable Executor given, int concurrency) {
        this.given = given;
        own = new ThreadPoolExecutor(
                concurrency, concurrency, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons());
        own.allowCoreThreadTimeOut(true);
    }

    @Override
    public void execute(Runnable worker) {
        (given == null ? own : given).execute(worker);
    }

    public void close() {
        own.shutdownNow();
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return runnable -> {
            Thread thread = new Thread(runnable, "gnomon-shadow-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
