package dev.gnomon.sdk;

import dev.gnomon.sdk.Captured.Span;
import dev.gnomon.sdk.spi.DropReason;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import org.jspecify.annotations.Nullable;

/**
 * One run of the other side, beside the caller. Exactly one party moves it to its last state and tells the recorder: the
 * worker that ran it, the watch that timed it out, or the one that dropped it before it began.
 */
final class ShadowRun implements Runnable {

    /** An AtomicReference in each run would cost the caller one more object and a fence. */
    private static final AtomicReferenceFieldUpdater<ShadowRun, @Nullable State> STATE =
            AtomicReferenceFieldUpdater.newUpdater(ShadowRun.class, State.class, "state");

    /** Nobody has begun or dropped it. */
    private static final @Nullable State QUEUED = null;

    private final Shadows shadows;
    private final Recorder recorder;
    private final Call call;
    private final ThrowingSupplier<?, ?> side;
    private volatile @Nullable State state;
    private Runnable inContext = this;
    private long queuedAt;
    private volatile long startedAt;
    private boolean interrupted;
    private volatile @Nullable Thread worker;
    private volatile @Nullable CompletionStage<?> stage;
    private final @Nullable ClassLoader callers = Thread.currentThread().getContextClassLoader();

    private enum State {
        RUNNING,
        INTERRUPTING,
        ENDED,
        /** Ended, and its place is free again. */
        OVER
    }

    ShadowRun(Shadows shadows, Recorder recorder, Call call, ThrowingSupplier<?, ?> side) {
        this.shadows = shadows;
        this.recorder = recorder;
        this.call = call;
        this.side = side;
    }

    /** Sets what executes this run in the caller's context. To be called before the run is queued. */
    void runIn(Runnable context) {
        inContext = context;
    }

    /** Notes when it was queued, by {@link System#nanoTime()}. To be called before a worker can take it. */
    void queuedAt(long now) {
        queuedAt = now;
    }

    /** Runs the side on this thread; false if it was dropped or claimed by the caller before. */
    boolean execute() {
        worker = Thread.currentThread();
        startedAt = System.nanoTime();
        if (!moves(QUEUED, State.RUNNING)) {
            return false;
        }
        try {
            shadows.watch(this);
            if (state == State.RUNNING) {
                runWithCallersClassLoader();
            }
        } catch (Throwable broken) {
            shadows.contextFailed(broken);
        } finally {
            leave();
        }
        return true;
    }

    private void runWithCallersClassLoader() {
        Thread current = Thread.currentThread();
        ClassLoader own = current.getContextClassLoader();
        current.setContextClassLoader(callers);
        try {
            inContext.run();
        } finally {
            current.setContextClassLoader(own);
        }
    }

    /** The side itself, once it is in its context. */
    @Override
    public void run() {
        try {
            Object answer = side.get();
            if (!(side instanceof StageSupplier)) {
                completed(answer, null);
            } else if (answer instanceof CompletionStage<?> later) {
                stage = later;
                later.whenComplete(this::completed);
            } else {
                completed(null, new NullPointerException("the side gave no stage"));
            }
        } catch (Throwable failure) {
            if (failure instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
            completed(null, failure);
        }
    }

    /** Capturing runs the service's own code, which may take for ever. Until it is done, the run can time out. */
    private void completed(@Nullable Object answer, @Nullable Throwable failure) {
        Span span = Span.since(startedAt);
        Runnable settlement = failure == null
                ? recorder.capturedAnswer(call, call.beside(), answer, span)
                : recorder.capturedFailure(
                        call, call.beside(), stage == null ? failure : StageSupplier.cause(failure), span);
        if (!moves(State.RUNNING, State.ENDED)) {
            return;
        }
        try {
            settlement.run();
        } finally {
            if (stage != null) {
                over();
            }
        }
    }

    /**
     * Ends the worker's part. An interrupt that was meant for this run must not reach the next one. Any other is meant for
     * the thread, by whoever owns it, and stays.
     */
    private void leave() {
        worker = null;
        boolean neverRun = stage == null && moves(State.RUNNING, State.ENDED);
        while (state == State.INTERRUPTING) {
            Thread.onSpinWait();
        }
        if (interrupted) {
            Thread.interrupted();
        }
        if (neverRun) {
            recorder.dropped(call, call.beside(), DropReason.SHADOW_REJECTED);
        }
        over();
    }

    private void over() {
        if (moves(State.ENDED, State.OVER)) {
            shadows.over(this);
        }
    }

    /** Drops the run if it has not begun, and tells whether it did. */
    boolean drop(DropReason reason) {
        boolean first = claim();
        if (first) {
            recorder.dropped(call, call.beside(), reason);
        }
        return first;
    }

    /** Takes the run away from the workers if none has begun it, and tells whether it did. */
    boolean claim() {
        return moves(QUEUED, State.ENDED);
    }

    boolean hasWaitedTooLong(long now) {
        return now - queuedAt > call.track().timeoutNanos();
    }

    /** Whether no worker has to run it any more. */
    boolean isSettled() {
        return state != QUEUED;
    }

    /** Stops the run if its time is up. What it still gives is ignored. */
    void expire(long now) {
        if (now - startedAt > call.track().timeoutNanos() && stop()) {
            String message = "no answer within " + Duration.ofNanos(call.track().timeoutNanos());
            recorder.failed(call, call.beside(), new TimeoutException(message), new Span(now, now - startedAt));
        }
    }

    /** Stops the run if it has begun and not ended, because nobody wants its answer any more. */
    void abort(DropReason reason) {
        if (stop()) {
            recorder.dropped(call, call.beside(), reason);
        }
    }

    private boolean stop() {
        if (!moves(State.RUNNING, State.INTERRUPTING)) {
            return false;
        }
        try {
            Thread running = worker;
            if (running != null && call.track().options().interrupts) {
                interrupted = true;
                running.interrupt();
            }
        } finally {
            state = State.ENDED;
        }
        CompletionStage<?> pending = stage;
        if (pending != null) {
            over();
            StageSupplier.cancel(pending);
        }
        return true;
    }

    private boolean moves(@Nullable State from, State to) {
        return STATE.compareAndSet(this, from, to);
    }
}
