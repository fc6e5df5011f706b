package dev.gnomon.comparator.metrics;

import dev.gnomon.comparator.query.ComparatorStatus;
import dev.gnomon.comparator.query.Freshness;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;

/** How this process is doing; every instance has these. */
final class ProcessSeries {

    private final MeterRegistry registry;
    private final Sources sources;
    private final Rows unread;
    private final Set<String> reasons = ConcurrentHashMap.newKeySet();
    private final Set<String> fields = ConcurrentHashMap.newKeySet();
    private volatile ComparatorStatus status;

    ProcessSeries(MeterRegistry registry, Sources sources) {
        this.registry = registry;
        this.sources = sources;
        status = sources.status().now();
        unread = new Rows(registry, "gnomon.unread.records", "records of a result topic that have not been read");
        Gauge.builder("gnomon.ready", this, series -> series.status.ready() ? 1 : 0)
                .description("1 while this instance does its part")
                .register(registry);
        Gauge.builder("gnomon.active.tasks", this, ProcessSeries::activeTasks)
                .description("tasks that run in this instance")
                .register(registry);
        FunctionCounter.builder("gnomon.stream.thread.deaths", this, series -> series.status.threadDeaths())
                .description("stream threads that died and were replaced")
                .register(registry);
        freshness("gnomon.kafka.answer.age.seconds", Freshness::kafkaAnsweredSecondsAgo, "since Kafka last answered");
        freshness("gnomon.commit.age.seconds", Freshness::committedSecondsAgo, "since the last commit");
        freshness("gnomon.oldest.unread.seconds", Freshness::oldestUnreadSeconds, "age of the oldest unread record");
        Sources.Troubles troubles = sources.troubles();
        trouble("gnomon.topics.changed", troubles.topicsChanged(), "1 while the topics are not as they must be");
        trouble("gnomon.restoring.stalled", troubles.restoringStandsStill(), "1 while restoring stands still");
        Gauge.builder("gnomon.state.free.bytes", troubles.freeBytes(), LongSupplier::getAsLong)
                .strongReference(true)
                .description("what the disk of the state folder has left")
                .register(registry);
    }

    private void freshness(String name, ToLongFunction<Freshness> of, String what) {
        Gauge.builder(name, this, series -> of.applyAsLong(series.status.freshness()))
                .description(what)
                .register(registry);
    }

    private void trouble(String name, BooleanSupplier is, String what) {
        Gauge.builder(name, is, now -> now.getAsBoolean() ? 1 : 0)
                .description(what)
                .strongReference(true)
                .register(registry);
    }

    void refresh() {
        status = sources.status().now();
        sources.counts().unread().get().forEach((topic, records) -> unread.put(records, "topic", topic));
        unread.show();
        sources.counts().deadLetters().get().keySet().stream()
                .filter(reasons::add)
                .forEach(this::register);
        sources.counts().cutFields().get().keySet().stream().filter(fields::add).forEach(this::registerCut);
    }

    private void registerCut(String field) {
        FunctionCounter.builder(
                        "gnomon.cut.observations",
                        this,
                        series -> sources.counts().cutFields().get().getOrDefault(field, 0L))
                .description("observations of which a field was cut, because it was beyond its bounds")
                .tag("field", field)
                .register(registry);
    }

    private void register(String reason) {
        FunctionCounter.builder("gnomon.dead.letters", this, series -> series.deadLetters(reason))
                .description("records that could not be read, by why")
                .tag("reason", reason)
                .register(registry);
    }

    private double deadLetters(String reason) {
        return sources.counts().deadLetters().get().getOrDefault(reason, 0L);
    }

    private double activeTasks() {
        return status.threads().stream()
                .mapToInt(thread -> thread.activeTasks().size())
                .sum();
    }
}
