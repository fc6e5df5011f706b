package dev.gnomon.sdk;

import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Counters.Note;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.spi.DropReason;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Shows what the SDK counts as Micrometer meters, described in docs/sdk-metrics.md. Callers pay nothing for that: the
 * registry reads the counters that are kept anyway, and latencies are recorded by the dispatcher. A registry that throws
 * loses meters and nothing else.
 */
final class Meters {

    private static final int MOST_MIGRATIONS = 100;
    private static final String MIGRATION = "migration";
    private static final String SIDE = "side";

    private final @Nullable MeterRegistry registry;
    private final Failures failures;
    private final Queue<Meter> registered = new ConcurrentLinkedQueue<>();
    private final AtomicInteger migrations = new AtomicInteger();

    Meters(@Nullable MeterRegistry registry, Failures failures) {
        this.registry = registry;
        this.failures = failures;
    }

    /** Shows {@code value} of the whole SDK. */
    <S> void gauge(String name, String description, S source, ToDoubleFunction<S> value) {
        MeterRegistry to = registry;
        if (to != null) {
            register(() ->
                    Gauge.builder(name, source, value).description(description).register(to));
        }
    }

    /** Shows one migration, unless there are too many. */
    void follow(Track track) {
        if (registry == null || migrations.incrementAndGet() > MOST_MIGRATIONS) {
            return;
        }
        for (Side side : new Side[] {Side.OLD, Side.NEW}) {
            follow(track, side, registry);
        }
        Tags tags = Tags.of(MIGRATION, track.migration());
        for (Note note : Note.values()) {
            if (!note.isOfSide()) {
                counter(note.meter(), tags, track, t -> t.noted(note));
            }
        }
    }

    private void follow(Track track, Side side, MeterRegistry to) {
        Tags tags = Tags.of(MIGRATION, track.migration(), SIDE, side.name());
        Tally tally = track.tally(side);
        counter("gnomon.observations.offered", tags, tally, Tally::offered);
        counter("gnomon.observations.published", tags, tally, Tally::published);
        for (Note note : Note.values()) {
            if (note.isOfSide()) {
                counter(note.meter(), tags, tally, t -> t.noted(note));
            }
        }
        for (DropReason reason : DropReason.values()) {
            counter("gnomon.observations.dropped", tags.and("reason", reason.tag()), tally, t -> t.dropped(reason));
        }
        register(() -> {
            Timer timer = Timer.builder("gnomon.side.latency").tags(tags).register(to);
            tally.time(nanos -> record(timer, nanos));
            return timer;
        });
    }

    private <S> void counter(String name, Tags tags, S source, ToDoubleFunction<S> count) {
        MeterRegistry to = registry;
        if (to != null) {
            register(() ->
                    FunctionCounter.builder(name, source, count).tags(tags).register(to));
        }
    }

    private void record(Timer timer, long nanos) {
        try {
            timer.record(nanos, TimeUnit.NANOSECONDS);
        } catch (Throwable broken) {
            failures.report(Area.METERS, "a latency could not be recorded", broken);
        }
    }

    private void register(Supplier<Meter> meter) {
        try {
            registered.add(meter.get());
        } catch (Throwable broken) {
            failures.report(Area.METERS, "a meter could not be registered", broken);
        }
    }

    /** Takes every meter out of the registry again. */
    void close() {
        MeterRegistry from = registry;
        if (from != null) {
            for (Meter meter = registered.poll(); meter != null; meter = registered.poll()) {
                remove(from, meter);
            }
        }
    }

    private void remove(MeterRegistry from, Meter meter) {
        try {
            from.remove(meter);
        } catch (Throwable broken) {
            failures.report(Area.METERS, "a meter could not be removed", broken);
        }
    }
}
