package dev.gnomon.sdk;

import dev.gnomon.schemas.Failure;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.internal.payload.Payload;
import dev.gnomon.sdk.internal.threads.Waiting;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What one side gave, on its way from the thread that ran it to the dispatcher.
 *
 * @param call the request
 * @param side the side
 * @param answer what is still to be encoded: a declared immutable answer, or nothing
 * @param payload the encoded answer, where it was encoded at once
 * @param failure how the side failed, if it did
 * @param endedAt when it ended, by {@link System#nanoTime()}
 * @param latencyNanos how long it took, -1 where that is not known
 * @param charge how many bytes of the budget it holds
 */
record Captured(
        Call call,
        Side side,
        @Nullable Object answer,
        @Nullable Payload payload,
        @Nullable Failure failure,
        long endedAt,
        long latencyNanos,
        int charge) {

    private static final int OVERHEAD = 400;

    static Captured encoded(Call call, Side side, Payload payload, Span span) {
        return new Captured(
                call, side, null, payload, null, span.endedAt(), span.nanos(), charge(call, null, payload.stored()));
    }

    static Captured raw(Call call, Side side, @Nullable Object answer, Span span) {
        int size = sizeOf(answer, call.track());
        return new Captured(call, side, answer, null, null, span.endedAt(), span.nanos(), charge(call, null, size));
    }

    static Captured failed(Call call, Side side, Failure failure, Span span) {
        return new Captured(call, side, null, null, failure, span.endedAt(), span.nanos(), charge(call, failure, 0));
    }

    /** How many bytes of the budget an observation with a payload of {@code size} holds. */
    static int charge(Call call, @Nullable Failure failure, int size) {
        Request request = call.request();
        long length = OVERHEAD
                + Tags.lengthOf(request.id())
                + Tags.lengthOf(request.operation())
                + Tags.lengthOf(request.tags())
                + Tags.lengthOf(request.versions())
                + size;
        if (failure != null) {
            length += Tags.lengthOf(failure.getType()) + Tags.lengthOf(failure.getMessage());
        }
        return (int) Math.min(length, Integer.MAX_VALUE);
    }

    private static int sizeOf(@Nullable Object answer, Track track) {
        if (answer instanceof String text) {
            return text.length();
        }
        return answer instanceof byte[] bytes ? bytes.length : track.payloadEstimate();
    }

    /**
     * When a side ran.
     *
     * @param endedAt by {@link System#nanoTime()}
     * @param nanos how long it took, -1 where that is not known
     */
    record Span(long endedAt, long nanos) {

        static Span since(long startedAt) {
            long now = System.nanoTime();
            return new Span(now, Math.max(0, now - startedAt));
        }

        /** One that has ended now, after {@code latency} if that is known. */
        static Span ended(@Nullable Duration latency) {
            return new Span(System.nanoTime(), latency == null ? -1 : Math.max(0, Waiting.nanos(latency)));
        }
    }
}
