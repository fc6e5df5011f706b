package dev.gnomon.sdk;

import dev.gnomon.sdk.Captured.Span;
import dev.gnomon.sdk.Counters.Note;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests whose sides answer later. The authoritative side begins on the caller's thread. The answer is captured on
 * the thread that completes its stage, before anything that the caller adds to it runs.
 *
 * @param observer takes what is observed
 */
record AsyncReads(CallObserver observer) {

    /** Begins both sides, and returns the stage of the authoritative one. */
    <T extends @Nullable Object> CompletionStage<T> observed(
            Call call, StageSupplier<T> authoritative, StageSupplier<T> other) {
        ShadowRun beside = observer.begin(call, other);
        long started = System.nanoTime();
        CompletionStage<T> stage;
        try {
            stage = authoritative.get();
        } catch (Throwable failure) {
            call.tally(call.answering()).offer();
            failed(call, beside, failure, Span.since(started));
            throw failure;
        }
        if (stage == null) {
            call.settle();
            return stage;
        }
        return captureFirst(call, beside, stage, started);
    }

    /** Returns the new side's stage, with the old side's answer if that fails. */
    <T extends @Nullable Object> CompletionStage<T> withFallback(
            Track track, StageSupplier<T> newSide, StageSupplier<T> oldSide) {
        CompletionStage<T> stage;
        try {
            stage = newSide.get();
        } catch (Throwable failure) {
            return fallBack(track, failure, oldSide);
        }
        return stage == null
                ? fallBack(track, new NullPointerException("the new side gave no stage"), oldSide)
                : stage.exceptionallyCompose(failure -> fallBack(track, failure, oldSide));
    }

    private <T extends @Nullable Object> CompletionStage<T> fallBack(
            Track track, Throwable failure, StageSupplier<T> oldSide) {
        track.note(Note.FALLBACK);
        CompletionStage<T> answer;
        try {
            answer = oldSide.get();
        } catch (Throwable oldFailure) {
            return CompletableFuture.failedFuture(failure);
        }
        return answer == null
                ? CompletableFuture.failedFuture(failure)
                : answer.exceptionallyCompose(oldFailure -> CompletableFuture.failedFuture(failure));
    }

    private <T extends @Nullable Object> CompletionStage<T> captureFirst(
            Call call, ShadowRun beside, CompletionStage<T> stage, long started) {
        CallersStage<T> callers = new CallersStage<>(stage);
        try {
            CompletionStage<?> unused = stage.whenComplete((answer, failure) -> {
                try {
                    capture(call, beside, answer, failure, Span.since(started));
                } finally {
                    callers.follow(answer, failure);
                }
            });
        } catch (Throwable broken) {
            call.settle();
            observer.failures()
                    .report(Area.CAPTURE, "a stage of " + call.track().migration() + " cannot be observed", broken);
            return stage;
        }
        return callers.isDone() ? stage : callers;
    }

    private void capture(Call call, ShadowRun beside, @Nullable Object answer, @Nullable Throwable failure, Span span) {
        call.tally(call.answering()).offer();
        if (failure == null) {
            observer.recorder().answered(call, call.answering(), answer, span);
        } else {
            failed(call, beside, StageSupplier.cause(failure), span);
        }
    }

    private void failed(Call call, ShadowRun beside, Throwable failure, Span span) {
        if (Cancellation.isBehind(failure)) {
            observer.cancel(call, beside);
        } else {
            observer.recorder().failed(call, call.answering(), failure, span);
        }
    }
}
