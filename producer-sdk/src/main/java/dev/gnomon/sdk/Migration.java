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
    private final Track track;
    private final CallObserver observer;
    private final Reads reads;
    private final AsyncReads asyncReads;
    private final Writes writes;

    Migration(Control control, Track track, CallObserver observer) {
        this.control = control;
        this.track = track;
        this.observer = observer;
        reads = new Reads(observer);
        asyncReads = new AsyncReads(observer);
        writes = new Writes(observer);
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
            return observe(new Call(track, Request.of(requestId), plan, mode, true, null), oldSide, newSide);
        }
        return alone(mode, oldSide, newSide);
    }

    /**
     * Answers one request, of which more than the ID is known.
     *
     * @throws X what the authoritative side threw
     * @see #read(String, ThrowingSupplier, ThrowingSupplier)
     */
    public <X extends Throwable> T read(
            Request request,
            ThrowingSupplier<? extends T, ? extends X> oldSide,
            ThrowingSupplier<? extends T, ? extends X> newSide)
            throws X {
        Call call = callOf(request);
        return call.observed() ? observe(call, oldSide, newSide) : alone(call.mode(), oldSide, newSide);
    }

    /**
     * Answers one request that changes nothing, asynchronously. Both sides begin as in {@link #read}. The caller gets the
     * authoritative side's own stage. While the stage of an observed request is pending, the caller gets one that completes
     * with it as soon as the answer is captured; completing or cancelling that stage reaches the side's own.
     *
     * @throws RuntimeException what the authoritative side threw instead of giving a stage
     */
    public CompletionStage<T> readAsync(
            Request request,
            Supplier<? extends CompletionStage<T>> oldSide,
            Supplier<? extends CompletionStage<T>> newSide) {
        Call call = callOf(request);
        Side answering = call.answering();
        StageSupplier<T> authoritative = new StageSupplier<>(answering == Side.OLD ? oldSide : newSide);
        StageSupplier<T> other = new StageSupplier<>(answering == Side.OLD ? newSide : oldSide);
        Call opened = call.observed() ? observer.open(call, call.beside()) : null;
        StageSupplier<T> begin = opened == null
                ? authoritative
                : new StageSupplier<>(() -> asyncReads.observed(opened, authoritative, other));
        return track.fallsBack(call.mode()) ? asyncReads.withFallback(track, begin, other) : begin.get();
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
        Call call = callOf(request);
        boolean answersOld = Modes.answersOld(call.mode());
        if (!track.options().shadowWrites || !Modes.comparesBoth(call.mode())) {
            return (answersOld ? oldSide : newSide).get();
        }
        return answersOld ? writes.shadowed(call, oldSide, newSide) : writes.shadowed(call, newSide, oldSide);
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

    /** The mode in which {@code requestUnit} is served at this moment, for services that run only one side. */
    public Mode modeOf(String requestUnit) {
        return control.modeOf(control.plan(), requestUnit);
    }

    /** The epoch of the state in force, which observations carry; 0 if the source of modes has none. */
    public long epoch() {
        return control.plan().epoch();
    }

    private void record(Side side, Request request, Outcome<?> outcome) {
        Call call = callOf(request);
        if (!call.observed()) {
            return;
        }
        Span span = Span.ended(outcome.latency());
        Call opened = observer.open(call, side);
        if (opened == null) {
            return;
        }
        opened.settle();
        if (outcome.failure() == null) {
            observer.recorder().answered(opened, side, outcome.answer(), span);
        } else {
            observer.recorder().failed(opened, side, outcome.failure(), span);
        }
    }

    /** How {@code request} is served now. */
    private Call callOf(Request request) {
        Plan plan = control.plan();
        Mode mode = control.modeOf(plan, request.unit());
        boolean observed = Modes.comparesBoth(mode) && control.samples(plan, request.unit());
        return new Call(track, request, plan, mode, observed, request.traceParent());
    }

    private <X extends Throwable> T observe(
            Call call,
            ThrowingSupplier<? extends T, ? extends X> oldSide,
            ThrowingSupplier<? extends T, ? extends X> newSide)
            throws X {
        Call opened = observer.openBoth(call);
        if (opened == null) {
            return alone(call.mode(), oldSide, newSide);
        }
        return opened.answering() == Side.OLD
                ? reads.observed(opened, oldSide, newSide)
                : reads.observed(opened, newSide, oldSide);
    }

    private <X extends Throwable> T alone(
            Mode mode,
            ThrowingSupplier<? extends T, ? extends X> oldSide,
            ThrowingSupplier<? extends T, ? extends X> newSide)
            throws X {
        if (track.fallsBack(mode)) {
            return reads.unobserved(track, oldSide, newSide);
        }
        return (Modes.answersOld(mode) ? oldSide : newSide).get();
    }
}
