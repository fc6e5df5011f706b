package dev.gnomon.comparator.verify;

import dev.gnomon.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic of the dead letters. */
public final class DeadLetterLog {

    private DeadLetterLog() {}

    /**
     * All that the topic still has, in the order in which they were written.
     *
     * @param properties of a Kafka consumer, without deserializers
     * @throws org.apache.kafka.common.KafkaException if Kafka does not answer
     */
    public static List<DeadLetter> read(Map<String, Object> properties, Topics topics) {
        Map<String, Object> own = new HashMap<>(properties);
        own.put("allow.auto.create.topics", false);
        own.put("default.api.timeout.ms", 15_000);
        List<DeadLetter> letters = new ArrayList<>();
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(own, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.partitionsFor(topics.deadLetters())
                    .forEach(info -> new TopicLog(consumer, new TopicPartition(info.topic(), info.partition()))
                            .forEachRemaining(record -> letters.add(DeadLetter.of(record))));
        }
        return letters;
    }
}
