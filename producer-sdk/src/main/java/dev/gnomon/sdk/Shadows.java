package dev.gnomon.sdk;

import dev.gnomon.sdk.internal.threads.Allowance;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.internal.threads.Inbox;
import dev.gnomon.sdk.internal.threads.Poller;
import dev.gnomon.sdk.internal.threads.ShadowExecutor;
import dev.gnomon.sdk.internal.threads.Waiting;
import dev.gnomon.sdk.internal.threads.Workers;
import dev.gnomon.sdk.spi.DropReason;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/**
 * Runs other sides beside their callers. A caller only queues a run, if there is room. A separate thread starts workers,
 * up to the limit, and stops runs that take too long. A worker goes on until the queue is empty or no place is free.
 */
final class Shadows {

    private static final long WATCH_NANOS = 5_000_000;

    /** Long enough that callers mostly find the inbox in their own cache. */
    private static final long SHORTEST_PAUSE = 250_000;

    private final int concurrency;
    private final ShadowExecutor executor;
    private final Workers workers;
    private final Failures failures;
    private final Poller poller = new Poller("gnomon-shadow-starter", SHORTEST_PAUSE, this::poll);
    private final Inbox<ShadowRun> inbox = new Inbox<>();
    private final Inbox<ShadowRun> cancelled = new Inbox<>();
    private final Queue<ShadowRun> queue = new ConcurrentLinkedQueue<>();
    private final Set<ShadowRun> running = ConcurrentHashMap.newKeySet();
    private final Allowance admitted;
    private final Allowance places;
    private volatile boolean accepting = true;
    private volatile boolean finished;
    private long watchAt = System.nanoTime();

    Shadows(ShadowLimits limits, ShadowExecutor executor, Failures failures) {
        this.executor = executor;
        this.failures = failures;
        workers = new Workers(executor, this::work);
        concurrency = limits.concurrency();
        admitted = new Allowance((long) concurrency + limits.queue());
        places = new Allowance(concurrency);
    }

    /** Starts the thread, once. Until then nothing that was submitted runs. */
    void start() {
        poller.start();
    }

    /** Queues {@code run}, or drops it. For any thread; does not wait, and does not throw. */
    void submit(ShadowRun run) {
        if (!accepting) {
            run.drop(DropReason.CLOSED);
        } else if (!admitted.take(1)) {
            run.drop(DropReason.SHADOW_SATURATED);
        } else {
            enqueue(run);
        }
    }

    private void enqueue(ShadowRun run) {
        try {
            inbox.put(run);
            if (finished) {
                dropQueued();
            }
        } catch (Throwable noMemory) {
            drop(run, DropReason.SHADOW_REJECTED);
        }
    }

    /** Takes {@code run} away from the workers, so that the caller can run it; and tells whether it could. */
    boolean claim(ShadowRun run) {
        boolean claimed = run.claim();
        if (claimed) {
            admitted.giveBack(1);
        }
        return claimed;
    }

    /** Stops {@code run} soon, or keeps it from beginning, on another thread: cancelling a stage may call anybody. */
    void cancel(ShadowRun run) {
        cancelled.put(run);
    }

    private void stop(ShadowRun run) {
        if (!drop(run, DropReason.CANCELLED)) {
            run.abort(DropReason.CANCELLED);
        }
    }

    /** Waits up to {@code timeout} for what was submitted, then drops and interrupts the rest. */
    void close(Duration timeout) {
        accepting = false;
        Waiting.atMost(timeout).until(() -> admitted.taken() == 0 || !poller.isStarted());
        poller.stop(Duration.ofSeconds(1));
        finished = true;
        dropQueued();
        running.forEach(run -> run.abort(DropReason.CLOSED));
        executor.close();
    }

    /** How many runs are running or waiting. */
    long admitted() {
        return admitted.taken();
    }

    void watch(ShadowRun run) {
        running.add(run);
        if (finished) {
            // It began during close, so the watch will not stop it.
            run.abort(DropReason.CLOSED);
        }
    }

    void over(ShadowRun run) {
        running.remove(run);
        places.giveBack(1);
        admitted.giveBack(1);
    }

    void contextFailed(Throwable broken) {
        failures.report(Area.SHADOW, "the context of a run could not be set up or cleaned up", broken);
    }

    private boolean poll() {
        long now = System.nanoTime();
        if (now - watchAt >= 0) {
            watchAt = now + WATCH_NANOS;
            cancelled.fetch(this::stop);
            running.forEach(run -> run.expire(now));
            queue.removeIf(
                    run -> run.isSettled() || (run.hasWaitedTooLong(now) && drop(run, DropReason.SHADOW_SATURATED)));
            workers.writeOffTheLost(now);
        }
        return startWorkers(now);
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
            drop(left, DropReason.CLOSED);
        }
    }

    private boolean drop(ShadowRun run, DropReason reason) {
        boolean dropped = run.drop(reason);
        if (dropped) {
            admitted.giveBack(1);
        }
        return dropped;
    }

    /** Doubles the workers while runs wait: waking one takes longer than a short run, and long runs soon have enough. */
    private boolean startWorkers(long now) {
        fetch();
        boolean waiting = !queue.isEmpty();
        int busy = workers.count();
        long free = concurrency - Math.max(busy, places.taken());
        boolean taken = true;
        for (long count = Math.min(Math.max(busy, 1), free); count > 0 && taken && !queue.isEmpty(); count--) {
            taken = startWorker(now);
        }
        return waiting;
    }

    /** Tells whether the executor took a worker. If not, those at work go on; without any, one run is dropped. */
    private boolean startWorker(long now) {
        try {
            workers.bring(now);
            return true;
        } catch (Throwable refused) {
            ShadowRun next = workers.count() > 0 ? null : queue.poll();
            if (next != null) {
                drop(next, DropReason.SHADOW_REJECTED);
                failures.report(Area.SHADOW, "the executor refused a run of the other side", refused);
            }
            return false;
        }
    }

    /** The work of one worker. A run holds its place until its stage completes, which may be after the worker left it. */
    private void work() {
        while (mayGoOn() && places.take(1)) {
            ShadowRun next = next();
            if (next == null || !next.execute()) {
                places.giveBack(1);
            }
            if (next == null) {
                return;
            }
        }
    }

    /** Whoever owns the thread wants it back: what still waits is for the executor to take or to refuse. */
    private boolean mayGoOn() {
        return !Thread.currentThread().isInterrupted() && !executor.isShutdown();
    }

    private @Nullable ShadowRun next() {
        ShadowRun next = queue.poll();
        if (next == null) {
            fetch();
            next = queue.poll();
        }
        return next;
    }
}
