package dev.gnomon.sdk;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Modes;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Captured.Span;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests that change nothing: the authoritative side on the caller's thread, the other one beside it.
 *
 * @param lane where what is observed goes
 */
record Reads(Lane lane) {

    /** Runs both sides; gives what the authoritative one gives. */
    <T extends @Nullable Object, X extends Throwable> T observed(Call call, Sides<T, X> sides) throws X {
        boolean old = Modes.answersOld(call.mode());
        Side side = old ? Side.OLD : Side.NEW;
        ShadowRun beside = lane.begin(call, old ? Side.NEW : Side.OLD, sides.of(!old));
        long started = System.nanoTime();
        T answer;
        try {
            answer = sides.of(old).get();
        } catch (Throwable failure) {
            lane.recorder().failed(call, side, failure, Span.since(started));
            if (!fallsBack(call.mode(), failure)) {
                throw failure;
            }
            try {
                return fallBack(call, beside, sides);
            } catch (Throwable oldFailure) {
                suppress(failure, oldFailure);
                throw failure;
            }
        }
        lane.recorder().answered(call, side, answer, Span.since(started));
        return answer;
    }

    /** Runs the new side only; the old one if that fails and the migration falls back. */
    <T extends @Nullable Object, X extends Throwable> T unobserved(Sides<T, X> sides) throws X {
        try {
            return sides.newSide().get();
        } catch (Throwable failure) {
            if (!fallsBack(Mode.REVERSE_SHADOW, failure)) {
                throw failure;
            }
            try {
                lane.track().fellBack();
                return sides.oldSide().get();
            } catch (Throwable oldFailure) {
                suppress(failure, oldFailure);
                throw failure;
            }
        }
    }

    private boolean fallsBack(Mode mode, Throwable failure) {
        return mode == Mode.REVERSE_SHADOW
                && lane.track().options().fallsBack
                && !(failure instanceof InterruptedException);
    }

    /** Runs the old side for the caller. If its run beside has not begun, this is it; otherwise nobody observes this one. */
    private <T extends @Nullable Object, X extends Throwable> T fallBack(Call call, ShadowRun beside, Sides<T, X> sides)
            throws X {
        lane.track().fellBack();
        if (!lane.shadows().claim(beside)) {
            return sides.oldSide().get();
        }
        long started = System.nanoTime();
        T answer;
        try {
            answer = sides.oldSide().get();
        } catch (Throwable failure) {
            lane.recorder().failed(call, Side.OLD, failure, Span.since(started));
            throw failure;
        }
        lane.recorder().answered(call, Side.OLD, answer, Span.since(started));
        return answer;
    }

    private static void suppress(Throwable failure, Throwable other) {
        if (failure != other) {
            failure.addSuppressed(other);
        }
    }
}
