package dev.gnomon.sdk;

import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Captured.Span;
import dev.gnomon.sdk.Counters.Note;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests whose sides answer later. The authoritative side begins on the caller's thread, and the caller gets its
 * own stage. The answer is captured on the thread that completes the stage.
 *
 * @param observer takes what is observed
 */
record AsyncReads(CallObserver observer) {

    /** Begins both sides, and returns the stage of the authoritative one. */
    <T extends @Nullable Object> CompletionStage<T> observed(
            Call call, StageSupplier<T> authoritative, StageSupplier<T> other) {
        ShadowRun unused = observer.begin(call, other);
        long started = System.nanoTime();
        CompletionStage<T> stage;
        try {
            stage = authoritative.get();
        } catch (Throwable failure) {
            call.tally(call.answering()).offer();
            observer.recorder().failed(call, call.answering(), failure, Span.since(started));
            throw failure;
        }
        if (stage != null) {
            observe(call, stage, started);
        }
        return stage;
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

    private void observe(Call call, CompletionStage<?> stage, long started) {
        Side side = call.answering();
        try {
            CompletionStage<?> unused = stage.whenComplete((answer, failure) -> {
                call.tally(side).offer();
                if (failure == null) {
                    observer.recorder().answered(call, side, answer, Span.since(started));
                } else {
                    observer.recorder().failed(call, side, StageSupplier.cause(failure), Span.since(started));
                }
            });
        } catch (Throwable broken) {
            observer.failures()
                    .report(Area.CAPTURE, "a stage of " + call.track().migration() + " cannot be observed", broken);
        }
    }
}
