package dev.gnomon.sdk;

import dev.gnomon.sdk.GnomonFailure.Area;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Runs other sides beside their callers. A caller only puts a run into the queue, if there is room; a thread of its own
 * brings workers to the queue, at most so many at a time, and stops the runs that take too long. Each worker goes on
 * until the queue is empty.
 */
final class Shadows {

    private static final long WATCH_NANOS = 5_000_000;

    /** So that callers find the inbox as they left it, most of the time. */
    private static final long SHORTEST_PAUSE = 250_000;

    private final ShadowLimits limits;
    private final ShadowExecutor executor;
    private final Failures failures;
    private final Poller poller = new Poller("gnomon-shadow-starter", SHORTEST_PAUSE, this::poll);
    private final Inbox<ShadowRun> inbox = new Inbox<>();
    private final Queue<ShadowRun> queue = new ConcurrentLinkedQueue<>();
    private final Set<ShadowRun> running = ConcurrentHashMap.newKeySet();
    private final Allowance admitted;
    private final AtomicInteger workers = new AtomicInteger();
    private volatile boolean accepting = true;
    private volatile boolean finished;
    private long watchAt = System.nanoTime();

    Shadows(ShadowLimits limits, ShadowExecutor executor, Failures failures) {
        this.limits = limits;
        this.executor = executor;
        this.failures = failures;
        admitted = new Allowance((long) limits.concurrency() + limits.queue());
    }

    /** Starts the thread, once. Until then nothing that was submitted runs. */
    void start() {
        poller.start();
    }

    /** Queues {@code run}, or drops it. For any thread; does not wait. */
    void submit(ShadowRun run) {
        if (!accepting) {
            run.drop(DropReason.CLOSED);
            return;
        }
        if (!admitted.take(1)) {
            run.drop(DropReason.SHADOW_SATURATED);
            return;
        }
        inbox.put(run);
        if (finished) {
            dropQueued();
        }
    }

    /** Takes {@code run} away from the workers, so that the caller can run it; says whether it still could be. */
    boolean claim(ShadowRun run) {
        boolean claimed = run.claim();
        if (claimed) {
            admitted.giveBack(1);
        }
        return claimed;
    }

    /** Lets what was submitted end within {@code timeout}, then drops and interrupts the rest. */
    void close(Duration timeout) {
        accepting = false;
        Waiting.atMost(timeout).until(() -> admitted.taken() == 0 || !poller.isStarted());
        poller.stop(Duration.ofSeconds(1));
        finished = true;
        dropQueued();
        running.forEach(ShadowRun::abort);
        executor.close();
    }

    /** How many runs are running or waiting. */
    long admitted() {
        return admitted.taken();
    }

    void watch(ShadowRun run) {
        running.add(run);
    }

    void over(ShadowRun run) {
        if (running.remove(run)) {
            admitted.giveBack(1);
        }
    }

    void contextFailed(Throwable broken) {
        failures.report(Area.SHADOW, "the context of a run could not be set up or cleaned up", broken);
    }

    private boolean poll() {
        long now = System.nanoTime();
        if (now - watchAt >= 0) {
            watchAt = now + WATCH_NANOS;
            running.forEach(run -> run.expire(now));
            dropStale(now);
        }
        return startWorkers();
    }

    private void dropStale(long now) {
        for (ShadowRun head = queue.peek(); head != null && head.hasWaitedTooLong(now); head = queue.peek()) {
            if (queue.remove(head) && head.drop(DropReason.SHADOW_SATURATED)) {
                admitted.giveBack(1);
            }
        }
    }

    private void fetch() {
        if (!inbox.isEmpty()) {
            long now = System.nanoTime();
            inbox.fetch(run -> {
                run.queuedAt(now);
                queue.add(run);
            });
        }
    }

    private void dropQueued() {
        fetch();
        for (ShadowRun left = queue.poll(); left != null; left = queue.poll()) {
            if (left.drop(DropReason.CLOSED)) {
                admitted.giveBack(1);
            }
        }
    }

    /**
     * Where something waits, brings as many workers as are at work, and one where none is: waking one takes longer than a
     * short run, and for long runs they double with each look.
     */
    private boolean startWorkers() {
        fetch();
        int busy = workers.get();
        int count = Math.min(Math.max(busy, 1), limits.concurrency() - busy);
        boolean started = false;
        while (count-- > 0 && !queue.isEmpty()) {
            started = true;
            startWorker();
        }
        return started;
    }

    private void startWorker() {
        workers.incrementAndGet();
        try {
            executor.execute(this::work);
        } catch (Throwable refused) {
            workers.decrementAndGet();
            ShadowRun next = queue.poll();
            if (next != null && next.drop(DropReason.SHADOW_REJECTED)) {
                admitted.giveBack(1);
            }
            failures.report(Area.SHADOW, "the executor refused a run of the other side", refused);
        }
    }

    private @Nullable ShadowRun next() {
        ShadowRun next = queue.poll();
        if (next == null) {
            fetch();
            next = queue.poll();
        }
        return next;
    }

    private void work() {
        try {
            for (ShadowRun next = next(); next != null; next = next()) {
                next.execute();
            }
        } finally {
            workers.decrementAndGet();
        }
    }
}
