package dev.gnomon.sdk;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Captured.Span;
import dev.gnomon.sdk.Counters.Note;
import org.jspecify.annotations.Nullable;

/**
 * Runs requests that change nothing: the authoritative side on the caller's thread, the other one beside it.
 *
 * @param observer takes what is observed
 */
record Reads(CallObserver observer) {

    /** Runs both sides, and returns what the authoritative one returns. */
    <T extends @Nullable Object, X extends Throwable> T observed(
            Call call,
            ThrowingSupplier<? extends T, ? extends X> authoritative,
            ThrowingSupplier<? extends T, ? extends X> other)
            throws X {
        ShadowRun beside = observer.begin(call, other);
        long started = System.nanoTime();
        T answer;
        try {
            answer = authoritative.get();
        } catch (Throwable failure) {
            if (Cancellation.endedHere(failure)) {
                observer.cancel(call, beside);
            } else {
                observer.recorder().failed(call, call.answering(), failure, Span.since(started));
            }
            if (!fallsBack(call.track(), call.mode(), failure)) {
                throw failure;
            }
            try {
                return fallBack(call, beside, other);
            } catch (Throwable oldFailure) {
                suppress(failure, oldFailure);
                throw failure;
            }
        }
        observer.recorder().answered(call, call.answering(), answer, Span.since(started));
        return answer;
    }

    /** Runs the new side only, or the old one if that fails and the migration falls back. */
    <T extends @Nullable Object, X extends Throwable> T unobserved(
            Track track,
            ThrowingSupplier<? extends T, ? extends X> oldSide,
            ThrowingSupplier<? extends T, ? extends X> newSide)
            throws X {
        try {
            return newSide.get();
        } catch (Throwable failure) {
            if (!fallsBack(track, Mode.REVERSE_SHADOW, failure)) {
                throw failure;
            }
            try {
                track.note(Note.FALLBACK);
                return oldSide.get();
            } catch (Throwable oldFailure) {
                suppress(failure, oldFailure);
                throw failure;
            }
        }
    }

    private static boolean fallsBack(Track track, Mode mode, Throwable failure) {
        return track.fallsBack(mode) && !(failure instanceof InterruptedException);
    }

    /** Runs the old side for the caller. That run is observed only if the one beside has not begun. */
    private <T extends @Nullable Object, X extends Throwable> T fallBack(
            Call call, ShadowRun beside, ThrowingSupplier<? extends T, ? extends X> oldSide) throws X {
        call.track().note(Note.FALLBACK);
        if (!observer.shadows().claim(beside)) {
            return oldSide.get();
        }
        long started = System.nanoTime();
        T answer;
        try {
            answer = oldSide.get();
        } catch (Throwable failure) {
            observer.recorder().failed(call, Side.OLD, failure, Span.since(started));
            throw failure;
        }
        observer.recorder().answered(call, Side.OLD, answer, Span.since(started));
        return answer;
    }

    private static void suppress(Throwable failure, Throwable other) {
        if (failure != other) {
            failure.addSuppressed(other);
        }
    }
}
