package dev.gnomon.sdk;

import dev.gnomon.sdk.Captured.Span;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One run of the other side, beside the caller. Whoever moves it to its last state tells the observer: the worker that
 * ran it, the watch that timed it out, or whoever dropped it before it began.
 */
final class ShadowRun implements Runnable {

    private final Shadows shadows;
    private final Observer observer;
    private final ThrowingSupplier<?, ?> side;
    private final long timeoutNanos;
    private final long queuedAt = System.nanoTime();
    private final AtomicReference<State> state = new AtomicReference<>(State.QUEUED);
    private Runnable inContext = this;
    private volatile long startedAt;
    private volatile @Nullable Thread worker;
    private volatile @Nullable CompletionStage<?> stage;

    private enum State {
        QUEUED,
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

    /** Runs the side on this thread, unless the run was dropped before. */
    void execute() {
        worker = Thread.currentThread();
        startedAt = System.nanoTime();
        if (!state.compareAndSet(State.QUEUED, State.RUNNING)) {
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
        if (!state.compareAndSet(State.RUNNING, State.ENDED)) {
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
        while (state.get() == State.INTERRUPTING) {
            Thread.onSpinWait();
        }
        Thread.interrupted();
        if (stage == null && state.compareAndSet(State.RUNNING, State.ENDED)) {
            observer.dropped(DropReason.SHADOW_REJECTED);
        }
        if (state.get() == State.ENDED) {
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
        return state.compareAndSet(State.QUEUED, State.ENDED);
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
        if (!state.compareAndSet(State.RUNNING, State.INTERRUPTING)) {
            return false;
        }
        Thread running = worker;
        if (running != null) {
            running.interrupt();
        }
        state.set(State.ENDED);
        CompletionStage<?> pending = stage;
        if (pending != null) {
            shadows.over(this);
            StageSupplier.cancel(pending);
        }
        return true;
    }
}
