package dev.gnomon.sdk.internal.threads;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Runs other sides: on the service's executor, which is never closed here, or on daemon threads that end when idle. */
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
        own.shutdown();
    }

    /** Whether its owner has shut it down, so that no run may begin on it any more. */
    public boolean isShutdown() {
        return given instanceof ExecutorService service && service.isShutdown();
    }

    private static ThreadFactory daemons() {
        AtomicInteger count = new AtomicInteger();
        return work -> Daemons.thread(work, "gnomon-shadow-" + count.incrementAndGet());
    }
}
