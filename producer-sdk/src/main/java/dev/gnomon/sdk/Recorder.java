package dev.gnomon.sdk;

import dev.gnomon.schemas.Failure;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Captured.Span;
import dev.gnomon.sdk.GnomonFailure.Area;
import org.jspecify.annotations.Nullable;

/**
 * Captures what a side gave and hands it over, on the thread that ran the side. Never throws, never waits; each call
 * settles one offered observation.
 */
final class Recorder {

    private static final int MESSAGE_LIMIT = 1_000;

    private final Dispatcher dispatcher;
    private final Failures failures;

    Recorder(Dispatcher dispatcher, Failures failures) {
        this.dispatcher = dispatcher;
        this.failures = failures;
    }

    void answered(Call call, Side side, @Nullable Object answer, Span span) {
        Captured captured;
        try {
            captured = call.track().options().immutable
                    ? Captured.raw(call, side, answer, span)
                    : Captured.encoded(call, side, call.track().encoder().encode(answer, failures), span);
        } catch (Throwable broken) {
            lost(call, side, broken);
            return;
        }
        handOver(captured);
    }

    void failed(Call call, Side side, Throwable failure, Span span) {
        Captured captured;
        try {
            captured = Captured.failed(call, side, describe(call, failure), span);
        } catch (Throwable broken) {
            lost(call, side, broken);
            return;
        }
        handOver(captured);
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
        failures.report(Area.CAPTURE, "an observation of " + call.track().migration() + " could not be made", broken);
    }

    private static Failure describe(Call call, Throwable failure) {
        boolean messages = call.track().encoder().sensitive().messages();
        return new Failure(failure.getClass().getName(), messages ? message(failure) : null);
    }

    private static @Nullable String message(Throwable failure) {
        try {
            String message = failure.getMessage();
            return message == null || message.length() <= MESSAGE_LIMIT ? message : message.substring(0, MESSAGE_LIMIT);
        } catch (Throwable broken) {
            return null;
        }
    }
}
