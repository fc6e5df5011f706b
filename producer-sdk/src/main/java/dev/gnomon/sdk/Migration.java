package dev.gnomon.sdk;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Modes;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Captured.Span;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One replacement under way. Get it from {@link Gnomon#migration}, keep it, use it from any thread.
 *
 * <pre>{@code
 * String id = customerId.read(orderId, () -> orders.customerIdOf(orderId), () -> payments.customerIdOf(orderId));
 * }</pre>
 *
 * <p>The caller gets what the authoritative side gave, its exception included, and never waits for anything else.
 *
 * @param <T> what both sides answer
 */
public final class Migration<T extends @Nullable Object> {

    private final Control control;
    private final Lane lane;
    private final Reads reads;
    private final AsyncReads asyncReads;
    private final Writes writes;
    private final boolean fallsBack;
    private final boolean shadowWrites;

    Migration(Control control, Lane lane) {
        this.control = control;
        this.lane = lane;
        reads = new Reads(lane);
        asyncReads = new AsyncReads(lane);
        writes = new Writes(lane);
        fallsBack = lane.track().options().fallsBack;
        shadowWrites = lane.track().options().shadowWrites;
    }

    /**
     * Answers one request that changes nothing. The authoritative side runs on this thread; in SHADOW and REVERSE_SHADOW
     * the other one runs beside it, if the request is sampled.
     *
     * @param requestId the request, the same on both sides: 1 to 256 characters
     * @throws X what the authoritative side threw
     */
    public <X extends Throwable> T read(
            String requestId,
            ThrowingSupplier<? extends T, ? extends X> oldSide,
            ThrowingSupplier<? extends T, ? extends X> newSide)
            throws X {
        Plan plan = control.plan();
        if (plan.settled()) {
            return (plan.mode() == Mode.OLD ? oldSide : newSide).get();
        }
        Mode mode = control.modeOf(plan, requestId);
        if (Modes.comparesBoth(mode) && control.samples(plan, requestId)) {
            return observe(new Scope(Request.of(requestId), mode, plan.epoch(), true), new Sides<>(oldSide, newSide));
        }
        return alone(mode, oldSide, newSide);
    }

    /**
     * Answers one request of which more is known than its ID.
     *
     * @throws X what the authoritative side threw
     * @see #read(String, ThrowingSupplier, ThrowingSupplier)
     */
    public <X extends Throwable> T read(
            Request request,
            ThrowingSupplier<? extends T, ? extends X> oldSide,
            ThrowingSupplier<? extends T, ? extends X> newSide)
            throws X {
        Scope scope = control.scope(request);
        return scope.sampled() && Modes.comparesBoth(scope.mode())
                ? observe(scope, new Sides<>(oldSide, newSide))
                : alone(scope.mode(), oldSide, newSide);
    }

    /**
     * Answers one request that changes nothing, later. Both sides begin as in {@link #read}; the caller gets the stage of
     * the authoritative side itself, unless the migration falls back.
     *
     * @throws RuntimeException what the authoritative side threw instead of giving a stage
     */
    public CompletionStage<T> readAsync(
            Request request,
            Supplier<? extends CompletionStage<T>> oldSide,
            Supplier<? extends CompletionStage<T>> newSide) {
        Scope scope = control.scope(request);
        boolean old = Modes.answersOld(scope.mode());
        StageSupplier<T> authoritative = new StageSupplier<>(old ? oldSide : newSide);
        StageSupplier<T> other = new StageSupplier<>(old ? newSide : oldSide);
        Side beside = old ? Side.NEW : Side.OLD;
        Call call = scope.sampled() && Modes.comparesBoth(scope.mode()) ? lane.open(scope, beside) : null;
        StageSupplier<T> begin = call == null
                ? authoritative
                : new StageSupplier<>(() -> asyncReads.observed(call, authoritative, other));
        return asyncReads.fallsBack(scope.mode()) ? asyncReads.withFallback(begin, other) : begin.get();
    }

    /** As {@link #readAsync(Request, Supplier, Supplier)}, for a request of which only the ID is known. */
    public CompletionStage<T> readAsync(
            String requestId,
            Supplier<? extends CompletionStage<T>> oldSide,
            Supplier<? extends CompletionStage<T>> newSide) {
        return readAsync(Request.of(requestId), oldSide, newSide);
    }

    /**
     * Carries out one request that changes something. Only the authoritative side runs, unless the migration declared
     * {@linkplain MigrationOptions.Builder#shadowWrites() shadow writes}: then, in SHADOW and REVERSE_SHADOW, the other
     * one runs beside the caller after the authoritative one has succeeded, and not at all after it has failed.
     *
     * @throws X what the authoritative side threw
     */
    public <X extends Throwable> T write(
            Request request,
            ThrowingSupplier<? extends T, ? extends X> oldSide,
            ThrowingSupplier<? extends T, ? extends X> newSide)
            throws X {
        Scope scope = control.scope(request);
        return shadowWrites && Modes.comparesBoth(scope.mode())
                ? writes.shadowed(scope, new Sides<>(oldSide, newSide))
                : (Modes.answersOld(scope.mode()) ? oldSide : newSide).get();
    }

    /** As {@link #write(Request, ThrowingSupplier, ThrowingSupplier)}, for a request of which only the ID is known. */
    public <X extends Throwable> T write(
            String requestId,
            ThrowingSupplier<? extends T, ? extends X> oldSide,
            ThrowingSupplier<? extends T, ? extends X> newSide)
            throws X {
        return write(Request.of(requestId), oldSide, newSide);
    }

    /** Publishes what the old side answered, for a service in which only the old side runs. Does nothing in OLD and NEW. */
    public void recordOld(String requestId, T answer, Duration latency) {
        record(Side.OLD, Request.of(requestId), Outcome.of(answer).after(latency));
    }

    /** Publishes what the new side answered, for a service in which only the new side runs. Does nothing in OLD and NEW. */
    public void recordNew(String requestId, T answer, Duration latency) {
        record(Side.NEW, Request.of(requestId), Outcome.of(answer).after(latency));
    }

    /** Publishes what the old side gave, failures included. Does nothing in OLD and NEW. */
    public void recordOld(Request request, Outcome<? extends T> outcome) {
        record(Side.OLD, request, outcome);
    }

    /** Publishes what the new side gave, failures included. Does nothing in OLD and NEW. */
    public void recordNew(Request request, Outcome<? extends T> outcome) {
        record(Side.NEW, request, outcome);
    }

    /** The mode in which {@code requestUnit} is served at this moment, for services in which the sides run apart. */
    public Mode modeOf(String requestUnit) {
        return control.modeOf(control.plan(), requestUnit);
    }

    /** The epoch of the state in force, which the observations carry; 0 where nobody counts. */
    public long epoch() {
        return control.plan().epoch();
    }

    private void record(Side side, Request request, Outcome<?> outcome) {
        Scope scope = control.scope(request);
        if (!scope.sampled() || !Modes.comparesBoth(scope.mode())) {
            return;
        }
        Span span = Span.ended(outcome.latency());
        Call call = lane.open(scope, side);
        if (call == null) {
            return;
        }
        if (outcome.failure() == null) {
            lane.recorder().answered(call, side, outcome.answer(), span);
        } else {
            lane.recorder().failed(call, side, outcome.failure(), span);
        }
    }

    private <X extends Throwable> T observe(Scope scope, Sides<T, X> sides) throws X {
        Call call = lane.openBoth(scope);
        return call == null ? alone(scope.mode(), sides.oldSide(), sides.newSide()) : reads.observed(call, sides);
    }

    private <X extends Throwable> T alone(
            Mode mode,
            ThrowingSupplier<? extends T, ? extends X> oldSide,
            ThrowingSupplier<? extends T, ? extends X> newSide)
            throws X {
        if (fallsBack && mode == Mode.REVERSE_SHADOW) {
            return reads.unobserved(new Sides<>(oldSide, newSide));
        }
        return (Modes.answersOld(mode) ? oldSide : newSide).get();
    }
}
