package dev.gnomon.sdk;

import dev.gnomon.schemas.Failure;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Captured.Span;
import dev.gnomon.sdk.Counters.Note;
import dev.gnomon.sdk.internal.payload.Payload;
import dev.gnomon.sdk.internal.payload.Text;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.spi.DropReason;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import org.jspecify.annotations.Nullable;

/**
 * Captures what a side gave and hands it over, on the thread that ran the side. Never throws and never waits. Each
 * observation that was offered is settled here by exactly one call. Calls that are not observed leave no observation.
 */
final class Recorder {

    private static final int MESSAGE_LIMIT = 1_000;

    private final Dispatcher dispatcher;
    private final Failures failures;

    Recorder(Dispatcher dispatcher, Failures failures) {
        this.dispatcher = dispatcher;
        this.failures = failures;
    }

    /** Captures an answer and hands it over, on this thread. */
    void answered(Call call, Side side, @Nullable Object answer, Span span) {
        capturedAnswer(call, side, answer, span).run();
    }

    /** Captures a failure and hands it over, on this thread. */
    void failed(Call call, Side side, Throwable failure, Span span) {
        capturedFailure(call, side, failure, span).run();
    }

    /** Captures an answer on this thread. What is returned hands it over; call it at most once. */
    Runnable capturedAnswer(Call call, Side side, @Nullable Object answer, Span span) {
        if (!call.observed()) {
            return Recorder::nothing;
        }
        try {
            Captured captured = call.track().options().immutable
                    ? Captured.raw(call, side, answer, span)
                    : Captured.encoded(call, side, encode(call, answer), span);
            return () -> handOver(captured);
        } catch (Throwable broken) {
            return () -> lost(call, side, broken);
        }
    }

    /** An interrupt is meant for the side, or for its caller, and not for a getter that waits. */
    private Payload encode(Call call, @Nullable Object answer) {
        boolean interrupted = Thread.currentThread().isInterrupted();
        Payload payload = call.track().encoder().encode(answer, failures);
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return payload;
    }

    /** Captures a failure on this thread. What is returned hands it over; call it at most once. */
    Runnable capturedFailure(Call call, Side side, Throwable failure, Span span) {
        if (!call.observed()) {
            return Recorder::nothing;
        }
        if (Cancellation.isBehind(failure)) {
            return () -> cancelled(call, side);
        }
        try {
            Captured captured = Captured.failed(call, side, describe(call, failure), span);
            return () -> handOver(captured);
        } catch (Throwable broken) {
            return () -> lost(call, side, broken);
        }
    }

    /** Settles a side that gives nothing. Of a call that nobody observes, only the skipped write is noted. */
    void dropped(Call call, Side side, DropReason reason) {
        if (call.observed()) {
            call.tally(side).drop(reason);
        } else {
            call.track().note(Note.SKIPPED_WRITE);
        }
    }

    private static void nothing() {}

    private void cancelled(Call call, Side side) {
        call.cancel();
        dropped(call, side, DropReason.CANCELLED);
    }

    private void handOver(Captured captured) {
        try {
            dispatcher.accept(captured);
        } catch (Throwable broken) {
            lost(captured.call(), captured.side(), broken);
        }
    }

    private void lost(Call call, Side side, Throwable broken) {
        call.tally(side).drop(DropReason.CAPTURE_FAILED);
        call.settle();
        failures.report(Area.CAPTURE, "an observation of " + call.track().migration() + " could not be made", broken);
    }

    private static Failure describe(Call call, Throwable failure) {
        boolean messages = call.track().encoder().showsMessages();
        return new Failure(failure.getClass().getName(), messages ? message(failure) : null);
    }

    private static @Nullable String message(Throwable failure) {
        try {
            String message = failure.getMessage();
            return message == null ? null : Text.wellFormed(Text.cut(message, MESSAGE_LIMIT));
        } catch (Throwable broken) {
            return null;
        }
    }
}
