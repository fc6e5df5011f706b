package dev.gnomon.sdk;

import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Captured.Span;
import dev.gnomon.sdk.spi.DropReason;
import org.jspecify.annotations.Nullable;

/**
 * Takes note of what one side gives to one request. An answer or failure is captured at once; what is returned settles the
 * observation. Exactly one of these, or {@link #dropped}, is called, once. None of it throws.
 */
interface Observer {

    Runnable answered(@Nullable Object answer, Span span);

    Runnable failed(Throwable failure, Span span);

    void dropped(DropReason reason);

    /** One that publishes what it is told. */
    record Recording(Recorder recorder, Call call, Side side) implements Observer {

        @Override
        public Runnable answered(@Nullable Object answer, Span span) {
            return recorder.capturedAnswer(call, side, answer, span);
        }

        @Override
        public Runnable failed(Throwable failure, Span span) {
            return recorder.capturedFailure(call, side, failure, span);
        }

        @Override
        public void dropped(DropReason reason) {
            call.tally(side).drop(reason);
        }
    }

    /** One whose request is not sampled: only that a side was not run is counted. */
    record Silent(Track track) implements Observer {

        @Override
        public Runnable answered(@Nullable Object answer, Span span) {
            return Silent::nothing;
        }

        @Override
        public Runnable failed(Throwable failure, Span span) {
            return Silent::nothing;
        }

        @Override
        public void dropped(DropReason reason) {
            track.skippedWrite();
        }

        private static void nothing() {}
    }
}
