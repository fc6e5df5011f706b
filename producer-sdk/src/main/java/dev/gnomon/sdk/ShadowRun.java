package dev.gnomon.sdk;

import dev.gnomon.sdk.Captured.Span;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One run of the other side, beside the caller. Whoever moves it to its last state tells the observer: the worker that
 * ran it, the watch that timed it out, or whoever dropped it before it began.
 */
final class ShadowRun implements Runnable {

    /** Instead of an AtomicReference in each run, which is one more object, and a fence, on the caller's thread. */
    private static final AtomicReferenceFieldUpdater<ShadowRun, @Nullable State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(ShadowRun.class, State.class, "state");

    /** Nobody has begun or dropped it. */
    private static final @Nullable State QUEUED = null;

    private final Shadows shadows;
    private final Observer observer;
    private final ThrowingSupplier<?, ?> side;
    private final long timeoutNanos;
    private volatile @Nullable State state;
    private Runnable inContext = this;
    private long queuedAt;
    private volatile long startedAt;
    private volatile @Nullable Thread worker;
    private volatile @Nullable CompletionStage<?> stage;

    private enum State {
        RUNNING,
        INTERRUPTING,
        ENDED
    }

    ShadowRun(Shadows shadows, Observer observer, ThrowingSupplier<?, ?> side, long timeoutNanos) {
        this.shadows = shadows;
        this.observer = observer;
        this.side = side;
        this.timeoutNanos = timeoutNanos;
    }

    /** Says what runs this run in the caller's context. To be called before it is queued. */
    void runIn(Runnable context) {
        inContext = context;
    }

    /** Notes since when it waits, by {@link System#nanoTime()}. To be called before a worker can have it. */
    void queuedAt(long now) {
        queuedAt = now;
    }

    /** Runs the side on this thread, unless the run was dropped before. */
    void execute() {
        worker = Thread.currentThread();
        startedAt = System.nanoTime();
        if (!moves(QUEUED, State.RUNNING)) {
            return;
        }
        shadows.watch(this);
        try {
            inContext.run();
        } catch (Throwable broken) {
            shadows.contextFailed(broken);
        } finally {
            leave();
        }
    }

    /** The side itself, once it is in its context. */
    @Override
    public void run() {
        try {
            Object answer = side.get();
            if (answer instanceof CompletionStage<?> later && side instanceof StageSupplier) {
                stage = later;
                later.whenComplete(this::completed);
            } else {
                completed(answer, null);
            }
        } catch (Throwable failure) {
            completed(null, failure);
        }
    }

    private void completed(@Nullable Object answer, @Nullable Throwable failure) {
        Span span = Span.since(startedAt);
        if (!moves(State.RUNNING, State.ENDED)) {
            return;
        }
        if (failure == null) {
            observer.answered(answer, span);
        } else {
            observer.failed(stage == null ? failure : StageSupplier.cause(failure), span);
        }
        if (stage != null) {
            shadows.over(this);
        }
    }

    /** Ends the worker's part: an interrupt that is meant for this run must not reach the next one. */
    private void leave() {
        worker = null;
        while (state == State.INTERRUPTING) {
            Thread.onSpinWait();
        }
        Thread.interrupted();
        if (stage == null && moves(State.RUNNING, State.ENDED)) {
            observer.dropped(DropReason.SHADOW_REJECTED);
        }
        if (state == State.ENDED) {
            shadows.over(this);
        }
    }

    /** Drops the run if it has not begun; says whether this did it. */
    boolean drop(DropReason reason) {
        boolean first = claim();
        if (first) {
            observer.dropped(reason);
        }
        return first;
    }

    /** Takes the run away from the workers, if none has begun it; says whether this did it. */
    boolean claim() {
        return moves(QUEUED, State.ENDED);
    }

    boolean hasWaitedTooLong(long now) {
        return now - queuedAt > timeoutNanos;
    }

    /** Stops the run if its time is up; what it still gives is ignored. */
    void expire(long now) {
        if (now - startedAt > timeoutNanos && stop()) {
            String message = "no answer within " + Duration.ofNanos(timeoutNanos);
            observer.failed(new TimeoutException(message), new Span(now, now - startedAt));
        }
    }

    /** Stops the run because there is no time left for anything. */
    void abort() {
        if (stop()) {
            observer.dropped(DropReason.CLOSED);
        }
    }

    private boolean stop() {
        if (!moves(State.RUNNING, State.INTERRUPTING)) {
            return false;
        }
        Thread running = worker;
        if (running != null) {
            running.interrupt();
        }
        state = State.ENDED;
        CompletionStage<?> pending = stage;
        if (pending != null) {
            shadows.over(this);
            StageSupplier.cancel(pending);
        }
        return true;
    }

    private boolean moves(@Nullable State from, State to) {
        return STATE.compareAndSet(this, from, to);
    }
}
