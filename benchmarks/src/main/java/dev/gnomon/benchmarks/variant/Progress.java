package dev.gnomon.benchmarks.variant;

import dev.gnomon.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Sees how far topics have been read in this process. By position, so that what is read again after a rebalance does not
 * count twice.
 *
 * <p>Kafka makes one of these for each consumer that has it in its settings, hence the static map. Safe for use by
 * several threads.
 */
public final class Progress implements ConsumerInterceptor<byte[], byte[]> {

    /** The consumer setting, and its value, that make a consumer report. */
    static final Map<String, String> SETTINGS = Map.of("interceptor.classes", Progress.class.getName());

    private static final Map<TopicPartition, Long> POSITIONS = new ConcurrentHashMap<>();

    /** How many observations have been read of topics that are read from their beginning. */
    static long observationsOf(Topics topics) {
        Set<String> results = Set.of(topics.oldResults(), topics.newResults());
        return POSITIONS.entrySet().stream()
                .filter(entry -> results.contains(entry.getKey().topic()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    @Override
    public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> polled) {
        for (TopicPartition partition : polled.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> records = polled.records(partition);
            POSITIONS.merge(partition, records.get(records.size() - 1).offset() + 1, Math::max);
        }
        return polled;
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // Nothing to be told.
    }

    @Override
    public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        // Commits are not progress.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
