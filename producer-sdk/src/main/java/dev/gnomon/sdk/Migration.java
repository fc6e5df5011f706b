package dev.gnomon.sdk;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Captured.Span;
import java.time.Duration;
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

    Migration(Control control, Lane lane) {
        this.control = control;
        this.lane = lane;
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
        if (Plan.shadows(mode) && control.samples(plan, requestId)) {
            return observe(plan, mode, Request.of(requestId), new Sides<>(oldSide, newSide));
        }
        return (Plan.answersOld(mode) ? oldSide : newSide).get();
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
        Plan plan = control.plan();
        Mode mode = control.modeOf(plan, request.unit());
        if (Plan.shadows(mode) && control.samples(plan, request.unit())) {
            return observe(plan, mode, request, new Sides<>(oldSide, newSide));
        }
        return (Plan.answersOld(mode) ? oldSide : newSide).get();
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

    private void record(Side side, Request request, Outcome<?> outcome) {
        Plan plan = control.plan();
        Mode mode = control.modeOf(plan, request.unit());
        if (!Plan.shadows(mode) || !control.samples(plan, request.unit())) {
            return;
        }
        Call call = lane.open(plan, mode, request, side);
        if (call != null) {
            long nanos = outcome.latency() == null ? -1 : Math.max(0, Waiting.nanos(outcome.latency()));
            Span span = new Span(System.nanoTime(), nanos);
            if (outcome.failure() == null) {
                lane.recorder().answered(call, side, outcome.answer(), span);
            } else {
                lane.recorder().failed(call, side, outcome.failure(), span);
            }
        }
    }

    private <X extends Throwable> T observe(Plan plan, Mode mode, Request request, Sides<T, X> sides) throws X {
        boolean old = Plan.answersOld(mode);
        Call call = lane.openBoth(plan, mode, request);
        if (call == null) {
            return sides.get(old);
        }
        lane.begin(call, old ? Side.NEW : Side.OLD, sides.of(!old));
        Side side = old ? Side.OLD : Side.NEW;
        long started = System.nanoTime();
        T answer;
        try {
            answer = sides.get(old);
        } catch (Throwable failure) {
            lane.recorder().failed(call, side, failure, Span.since(started));
            throw failure;
        }
        lane.recorder().answered(call, side, answer, Span.since(started));
        return answer;
    }

    private record Sides<T extends @Nullable Object, X extends Throwable>(
            ThrowingSupplier<? extends T, ? extends X> oldSide, ThrowingSupplier<? extends T, ? extends X> newSide) {

        T get(boolean old) throws X {
            return of(old).get();
        }

        ThrowingSupplier<? extends T, ? extends X> of(boolean old) {
            return old ? oldSide : newSide;
        }
    }
}
