package dev.gnomon.comparator.topology;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the result topics. Each call opens a consumer of its own, outside any group, and closes it. */
public final class KafkaObservationLog implements ObservationLog {

    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Map<String, Object> properties;

    /** A log that connects with these client properties, at the first call. */
    public KafkaObservationLog(Map<String, Object> clientProperties) {
        Map<String, Object> own = new HashMap<>(clientProperties);
        own.remove(ConsumerConfig.GROUP_ID_CONFIG);
        own.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        own.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        own.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties = Map.copyOf(own);
    }

    @Override
    public Map<Long, byte[]> read(TopicPartition partition, Collection<Long> offsets) {
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            Set<Long> wanted = new HashSet<>(offsets);
            wanted.removeIf(outside(consumer, partition));
            return wanted.isEmpty() ? Map.of() : read(consumer, partition, wanted);
        }
    }

    /** What retention has removed is not waited for, nor what a topic that was cut or made anew never had. */
    private static Predicate<Long> outside(Consumer<?, ?> consumer, TopicPartition partition) {
        long start = Objects.requireNonNull(
                consumer.beginningOffsets(List.of(partition)).get(partition));
        long end =
                Objects.requireNonNull(consumer.endOffsets(List.of(partition)).get(partition));
        return offset -> offset < start || offset >= end;
    }

    private static Map<Long, byte[]> read(
            Consumer<byte[], byte[]> consumer, TopicPartition partition, Set<Long> wanted) {
        Map<Long, byte[]> found = new HashMap<>();
        long last = Collections.max(wanted);
        consumer.seek(partition, Collections.min(wanted));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (consumer.position(partition) <= last) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                if (wanted.contains(record.offset()) && record.value() != null) {
                    found.put(record.offset(), record.value());
                }
                deadline = System.nanoTime() + PATIENCE.toNanos();
            }
            if (System.nanoTime() > deadline) {
                throw new TimeoutException(partition + " could not be read up to offset " + last);
            }
        }
        return found;
    }
}
