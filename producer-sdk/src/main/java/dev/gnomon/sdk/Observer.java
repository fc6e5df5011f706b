package dev.gnomon.sdk;

import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Captured.Span;
import org.jspecify.annotations.Nullable;

/** Takes note of what one side gives to one request. Exactly one of its methods is called, once. None of them throws. */
interface Observer {

    void answered(@Nullable Object answer, Span span);

    void failed(Throwable failure, Span span);

    void dropped(DropReason reason);

    /** One that publishes what it is told. */
    record Recording(Recorder recorder, Call call, Side side) implements Observer {

        @Override
        public void answered(@Nullable Object answer, Span span) {
            recorder.answered(call, side, answer, span);
        }

        @Override
        public void failed(Throwable failure, Span span) {
            recorder.failed(call, side, failure, span);
        }

        @Override
        public void dropped(DropReason reason) {
            call.tally(side).drop(reason);
        }
    }

    /** One whose request is not sampled: only that a side was not run is counted. */
    record Silent(Track track) implements Observer {

        @Override
        public void answered(@Nullable Object answer, Span span) {}

        @Override
        public void failed(Throwable failure, Span span) {}

        @Override
        public void dropped(DropReason reason) {
            track.skippedWrite();
        }
    }
}
