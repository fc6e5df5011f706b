package dev.gnomon.comparator.metrics;

import dev.gnomon.comparator.query.LocalStores;
import dev.gnomon.comparator.query.StatusQuery;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What the metrics are read from. Each may be called by any thread and answers at once.
 *
 * @param stores the stores of this process
 * @param status how the process is doing
 * @param deadLetters how many records became dead letters since the start, by reason
 * @param cutFields how many observations were taken of which a field was cut, by field
 * @param unread how many records of each result topic have not been read
 * @param kafka what Kafka Streams and its clients measure
 */
public record Sources(
        LocalStores stores,
        StatusQuery status,
        Supplier<Map<String, Long>> deadLetters,
        Supplier<Map<String, Long>> cutFields,
        Supplier<Map<String, Long>> unread,
        Supplier<Map<MetricName, ? extends Metric>> kafka) {}
