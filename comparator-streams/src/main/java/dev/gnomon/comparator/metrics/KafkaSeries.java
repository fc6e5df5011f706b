package dev.gnomon.comparator.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What Kafka Streams and its clients measure, a few of it, put together over threads, tasks and clients: as they stand,
 * their names carry random identifiers, and there are thousands.
 */
final class KafkaSeries {

    private static final List<Series> ALL = List.of(
            new Series(
                    "process.rate", "stream-thread-metrics", "process-rate", Double::sum, "records processed a second"),
            new Series("process.latency.max.ms", "stream-thread-metrics", "process-latency-max", Math::max, "slowest"),
            new Series("commit.rate", "stream-thread-metrics", "commit-rate", Double::sum, "commits a second"),
            new Series("commit.latency.max.ms", "stream-thread-metrics", "commit-latency-max", Math::max, "slowest"),
            new Series(
                    "punctuate.latency.max.ms", "stream-thread-metrics", "punctuate-latency-max", Math::max, "slowest"),
            new Series("threads.alive", "stream-metrics", "alive-stream-threads", Double::sum, "stream threads"),
            new Series("threads.failed", "stream-metrics", "failed-stream-threads", Double::sum, "since the start"),
            new Series(
                    "records.lag.max",
                    "consumer-fetch-manager-metrics",
                    "records-lag-max",
                    Math::max,
                    "of a partition"),
            new Series(
                    "bytes.consumed.rate",
                    "consumer-fetch-manager-metrics",
                    "bytes-consumed-rate",
                    Double::sum,
                    "a second"),
            new Series(
                    "heartbeat.age.seconds",
                    "consumer-coordinator-metrics",
                    "last-heartbeat-seconds-ago",
                    Math::max,
                    "oldest"),
            new Series("rebalances", "consumer-coordinator-metrics", "rebalance-total", Double::sum, "of all threads"),
            new Series("record.errors", "producer-metrics", "record-error-total", Double::sum, "records not sent"),
            new Series("request.latency.max.ms", "producer-metrics", "request-latency-max", Math::max, "slowest"),
            new Series("rocksdb.bytes", "stream-state-metrics", "total-sst-files-size", Double::sum, "on disk"),
            new Series(
                    "rocksdb.memtable.bytes", "stream-state-metrics", "size-all-mem-tables", Double::sum, "off heap"));

    /** How many records wait on disk; of all stores, only the one that holds them. */
    private static final String PARKED = "pairing-parked";

    private final Supplier<Map<MetricName, ? extends Metric>> source;
    private volatile Map<String, Double> values = Map.of();

    /** One series, and what it is put together from. */
    private record Series(String name, String group, String metric, DoubleBinaryOperator fold, String what) {}

    KafkaSeries(MeterRegistry registry, Supplier<Map<MetricName, ? extends Metric>> source) {
        this.source = source;
        for (Series series : ALL) {
            Gauge.builder("kafka.streams." + series.name(), this, it -> it.value(series.metric()))
                    .description(series.what())
                    .register(registry);
        }
        Gauge.builder("gnomon.parked.records", this, it -> it.value(PARKED))
                .description("sides that wait on disk for their counterpart, as RocksDB estimates")
                .register(registry);
    }

    void refresh() {
        Map<String, Double> folded = new HashMap<>();
        source.get().forEach((name, metric) -> {
            if (metric.metricValue() instanceof Number number && Double.isFinite(number.doubleValue())) {
                for (Series series : ALL) {
                    if (series.group().equals(name.group()) && series.metric().equals(name.name())) {
                        folded.merge(series.metric(), number.doubleValue(), series.fold()::applyAsDouble);
                    }
                }
                if (name.name().equals("estimate-num-keys") && name.tags().containsValue(PARKED)) {
                    folded.merge(PARKED, number.doubleValue(), Double::sum);
                }
            }
        });
        values = folded;
    }

    private double value(String metric) {
        return values.getOrDefault(metric, 0.0);
    }
}
