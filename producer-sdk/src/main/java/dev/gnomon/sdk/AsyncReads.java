package dev.gnomon.sdk;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Modes;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Captured.Span;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests whose sides answer later. The authoritative side begins on the caller's thread; its own stage is what
 * the caller gets. What it answers is captured on the thread that completes the stage.
 *
 * @param lane where what is observed goes
 */
record AsyncReads(Lane lane) {

    /** Begins both sides; gives the stage of the authoritative one. */
    <T extends @Nullable Object> CompletionStage<T> observed(
            Call call, StageSupplier<T> authoritative, StageSupplier<T> other) {
        boolean old = Modes.answersOld(call.mode());
        Side side = old ? Side.OLD : Side.NEW;
        lane.begin(call, old ? Side.NEW : Side.OLD, other);
        long started = System.nanoTime();
        CompletionStage<T> stage;
        try {
            stage = authoritative.get();
        } catch (Throwable failure) {
            lane.track().tally(side).offer();
            lane.recorder().failed(call, side, failure, Span.since(started));
            throw failure;
        }
        observe(call, side, stage, started);
        return stage;
    }

    /** The new side's stage, or the old side's answer where that fails and the migration falls back. */
    <T extends @Nullable Object> CompletionStage<T> withFallback(StageSupplier<T> newSide, StageSupplier<T> oldSide) {
        CompletionStage<T> stage;
        try {
            stage = newSide.get();
        } catch (Throwable failure) {
            return fallBack(failure, oldSide);
        }
        return stage == null
                ? fallBack(new NullPointerException("the new side gave no stage"), oldSide)
                : stage.exceptionallyCompose(failure -> fallBack(failure, oldSide));
    }

    boolean fallsBack(Mode mode) {
        return mode == Mode.REVERSE_SHADOW && lane.track().options().fallsBack;
    }

    private <T extends @Nullable Object> CompletionStage<T> fallBack(Throwable failure, StageSupplier<T> oldSide) {
        lane.track().fellBack();
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

    private void observe(Call call, Side side, @Nullable CompletionStage<?> stage, long started) {
        if (stage == null) {
            return;
        }
        try {
            CompletionStage<?> unused = stage.whenComplete((answer, failure) -> {
                lane.track().tally(side).offer();
                if (failure == null) {
                    lane.recorder().answered(call, side, answer, Span.since(started));
                } else {
                    lane.recorder().failed(call, side, StageSupplier.cause(failure), Span.since(started));
                }
            });
        } catch (Throwable broken) {
            lane.failures()
                    .report(Area.CAPTURE, "a stage of " + lane.track().migration() + " cannot be observed", broken);
        }
    }
}
