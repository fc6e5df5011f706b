package dev.gnomon.embedded;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a topic for those who want to see all of it. Safe for use by several threads. */
public final class TopicContents {

    private static final Duration POLL = Duration.ofMillis(100);

    private TopicContents() {}

    /**
     * Everything that is committed on a topic at this moment, which must fit into memory; otherwise as {@link #forEach}.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    public static List<ConsumerRecord<byte[], byte[]>> of(String bootstrapServers, String topic) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        forEach(bootstrapServers, topic, records::add);
        return records;
    }

    /**
     * Shows {@code reader} everything that is committed on a topic at this moment, each partition's records in their order,
     * on this thread. Blocks until it is read.
     *
     * @param bootstrapServers a broker without security
     * @param topic one that is there
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer
     */
    public static void forEach(String bootstrapServers, String topic, Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(POLL).forEach(reader);
            }
        }
    }
}
