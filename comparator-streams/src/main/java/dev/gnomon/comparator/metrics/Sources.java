package dev.gnomon.comparator.metrics;

import dev.gnomon.comparator.query.LocalStores;
import dev.gnomon.comparator.query.StatusQuery;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.common.MetricName;

/**
 * What the metrics are read from. Each may be called by any thread and answers at once.
 *
 * @param stores the stores of this process
 * @param status how the process is doing
 * @param counts what is counted in this process
 * @param kafka what Kafka Streams and its clients measure
 * @param troubles what is wrong with the world around it
 */
public record Sources(
        LocalStores stores,
        StatusQuery status,
        Counts counts,
        Supplier<Map<MetricName, ? extends Metric>> kafka,
        Troubles troubles) {

    /**
     * What is counted in this process.
     *
     * @param deadLetters how many records became dead letters since the start, by reason
     * @param cutFields how many observations had a field cut, by field
     * @param unread how many records of each result topic have not been read
     */
    public record Counts(
            Supplier<Map<String, Long>> deadLetters,
            Supplier<Map<String, Long>> cutFields,
            Supplier<Map<String, Long>> unread) {}

    /**
     * What may be wrong with the world around the process.
     *
     * @param topicsChanged whether the topics have become other than what they must be
     * @param restoringStandsStill whether the restoring of a store stands still, though Kafka answers
     * @param freeBytes what the disk of the state folder has left
     */
    public record Troubles(
            BooleanSupplier topicsChanged, BooleanSupplier restoringStandsStill, LongSupplier freeBytes) {}
}
