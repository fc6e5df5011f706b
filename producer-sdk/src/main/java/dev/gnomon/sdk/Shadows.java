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
 * Runs other sides beside their callers. A caller only puts a run into the queue, if there is room; a thread of its own
 * brings workers to the queue, at most so many at a time, and stops the runs that take too long. Each worker goes on
 * until the queue is empty, or no place is free.
 */
final class Shadows {

    private static final long WATCH_NANOS = 5_000_000;

    /** So that callers find the inbox as they left it, most of the time. */
    private static final long SHORTEST_PAUSE = 250_000;

    private final int concurrency;
    private final ShadowExecutor executor;
    private final Workers workers;
    private final Failures failures;
    private final Poller poller = new Poller("gnomon-shadow-starter", SHORTEST_PAUSE, this::poll);
    private final Inbox<ShadowRun> inbox = new Inbox<>();
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
        if (finished) {
            // Begun while this was closed, and nobody comes any more to stop it.
            run.abort();
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

    /**
     * Where something waits, brings as many workers as are at work, and one where none is: waking one takes longer than a
     * short run, and for long runs they double with each look.
     */
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

    /** Says whether the executor took it. Where it does not, those at work will do, if there are any. */
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

    /** What a worker does: a run takes a place until it is over, also where that is later than its worker is at it. */
    private void work() {
        while (places.take(1)) {
            ShadowRun next = next();
            if (next == null || !next.execute()) {
                places.giveBack(1);
            }
            if (next == null) {
                return;
            }
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
}
