package dev.gnomon.sdk;

import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.internal.payload.Text;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.spi.ContextPropagation;
import dev.gnomon.sdk.spi.DropReason;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Opens the observations of calls, and runs other sides beside them. Called on the callers' threads; never throws and
 * never waits.
 *
 * @param recorder captures what a side gives
 * @param shadows runs the other side
 * @param failures hears of what goes wrong
 * @param hooks what the service brought along
 */
record CallObserver(Recorder recorder, Shadows shadows, Failures failures, Hooks hooks) {

    private static final int LONGEST_ID = 256;
    private static final int LONGEST_TRACE_PARENT = 100;

    /** Offers the observations of both sides; null, and both dropped, if they cannot be made. */
    @Nullable
    Call openBoth(Call call) {
        call.track().offerBoth();
        Call opened = opened(call);
        if (opened == null) {
            call.tally(Side.OLD).drop(DropReason.INVALID_REQUEST);
            call.tally(Side.NEW).drop(DropReason.INVALID_REQUEST);
        }
        return opened;
    }

    /** Offers the observation of {@code side}; null, and dropped, if it cannot be made. */
    @Nullable
    Call open(Call call, Side side) {
        call.tally(side).offer();
        Call opened = opened(call);
        if (opened == null) {
            call.tally(side).drop(DropReason.INVALID_REQUEST);
        }
        return opened;
    }

    private @Nullable Call opened(Call call) {
        String id = call.request().id();
        if (id == null || id.isEmpty() || id.length() > LONGEST_ID || !Text.isWellFormed(id)) {
            failures.report(Area.CAPTURE, "a request ID of " + call.track().migration() + " cannot be used", null);
            return null;
        }
        String header = traceParent(call);
        return Objects.equals(header, call.traceParent()) ? call : call.withTraceParent(header);
    }

    /** Runs the other side of {@code call} beside the caller. */
    ShadowRun begin(Call call, ThrowingSupplier<?, ?> side) {
        ShadowRun run = new ShadowRun(shadows, recorder, call, side);
        ContextPropagation context = hooks.context();
        if (context != null) {
            try {
                run.runIn(context.wrap(run));
            } catch (Throwable broken) {
                failures.report(Area.SHADOW, "the caller's context could not be captured", broken);
            }
        }
        shadows.submit(run);
        return run;
    }

    /** Drops both sides of {@code call}, which somebody gave up, and stops the other one. */
    void cancel(Call call, ShadowRun beside) {
        call.cancel();
        recorder.dropped(call, call.answering(), DropReason.CANCELLED);
        try {
            shadows.cancel(beside);
        } catch (Throwable noMemory) {
            // It runs on, and what it gives is dropped.
        }
    }

    private @Nullable String traceParent(Call call) {
        Supplier<@Nullable String> supplier = hooks.traceParents();
        String header = call.traceParent();
        if (header == null && supplier != null) {
            try {
                header = supplier.get();
            } catch (Throwable broken) {
                failures.report(Area.CAPTURE, "the supplier of traceparents failed", broken);
            }
        }
        return header == null || header.length() > LONGEST_TRACE_PARENT ? null : header;
    }
}
