package dev.gnomon.sdk;

import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.spi.ContextPropagation;
import dev.gnomon.sdk.spi.DropReason;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The way of one migration's calls from the caller's thread into the SDK. Nothing here throws or waits.
 *
 * @param track what all calls of the migration share
 * @param recorder captures what a side gives
 * @param shadows runs the other side
 * @param failures hears of what goes wrong
 * @param hooks what the service brought along
 */
record Lane(Track track, Recorder recorder, Shadows shadows, Failures failures, Hooks hooks) {

    private static final int LONGEST_ID = 256;
    private static final int LONGEST_TRACE_PARENT = 100;

    /** Offers the observations of both sides; null, and both dropped, if they cannot be made. */
    @Nullable
    Call openBoth(Scope scope) {
        track.offerBoth();
        Call call = callOf(scope);
        if (call == null) {
            track.tally(Side.OLD).drop(DropReason.INVALID_REQUEST);
            track.tally(Side.NEW).drop(DropReason.INVALID_REQUEST);
        }
        return call;
    }

    /** Offers the observation of {@code side}; null, and dropped, if it cannot be made. */
    @Nullable
    Call open(Scope scope, Side side) {
        track.tally(side).offer();
        Call call = callOf(scope);
        if (call == null) {
            track.tally(side).drop(DropReason.INVALID_REQUEST);
        }
        return call;
    }

    private @Nullable Call callOf(Scope scope) {
        String id = scope.request().id();
        if (id == null || id.isEmpty() || id.length() > LONGEST_ID) {
            failures.report(Area.CAPTURE, "a request ID of " + track.migration() + " cannot be used", null);
            return null;
        }
        return new Call(track, scope.request(), scope.mode(), scope.epoch(), traceParent(scope.request()));
    }

    /** Runs {@code side} beside the caller, and observes it. */
    ShadowRun begin(Call call, Side side, ThrowingSupplier<?, ?> supplier) {
        return submit(new Observer.Recording(recorder, call, side), supplier);
    }

    /** Runs a side beside the caller whose request is not sampled. */
    void beginUnobserved(ThrowingSupplier<?, ?> supplier) {
        ShadowRun unused = submit(new Observer.Silent(track), supplier);
    }

    private ShadowRun submit(Observer observer, ThrowingSupplier<?, ?> supplier) {
        ShadowRun run = new ShadowRun(shadows, observer, supplier, track.timeoutNanos());
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

    private @Nullable String traceParent(Request request) {
        Supplier<@Nullable String> supplier = hooks.traceParents();
        String header = request.traceParent();
        if (header == null && supplier != null) {
            try {
                header = supplier.get();
            } catch (Throwable broken) {
                failures.report(Area.CAPTURE, "the traceparent of a request could not be had", broken);
            }
        }
        return header == null || header.length() > LONGEST_TRACE_PARENT ? null : header;
    }
}
