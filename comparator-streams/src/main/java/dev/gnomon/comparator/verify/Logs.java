package dev.gnomon.comparator.verify;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.verify.Verifier.Installation;
import dev.gnomon.schemas.Framing;
import dev.gnomon.schemas.Topics;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * The topics of one installation, to be read from their beginnings. Every method throws {@link
 * org.apache.kafka.common.KafkaException} if Kafka does not answer. For one thread.
 */
final class Logs implements AutoCloseable {

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    private final Topics topics;
    private final PairingConfig pairing;
    private final Framing framing;
    private final Consumer<byte[], byte[]> consumer;
    private final Consumer<byte[], byte[]> second;

    Logs(Installation installation) {
        topics = installation.topics();
        pairing = installation.pairing();
        framing = installation.framing();
        Map<String, Object> properties = new HashMap<>(installation.consumer());
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", false);
        properties.put("auto.offset.reset", "none");
        properties.put("allow.auto.create.topics", false);
        properties.putIfAbsent("default.api.timeout.ms", (int) ANSWER_WITHIN.toMillis());
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        second = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    Topics topics() {
        return topics;
    }

    Framing framing() {
        return framing;
    }

    /** Reads a topic, one partition after the other. */
    void forEach(String topic, java.util.function.Consumer<ConsumerRecord<byte[], byte[]>> action) {
        partitionsOf(topic).forEach(partition -> new TopicLog(consumer, partition).forEachRemaining(action));
    }

    /** How far the result topics are committed now. */
    Map<TopicPartition, Long> ends() {
        Map<TopicPartition, Long> ends = new HashMap<>(consumer.endOffsets(partitionsOf(topics.oldResults())));
        ends.putAll(consumer.endOffsets(partitionsOf(topics.newResults())));
        return ends;
    }

    /**
     * Recounts the result topics.
     *
     * @param setAside the records that are passed over
     * @param now the time at which windows are open or closed, in milliseconds since 1970
     * @throws CannotRecountException if records have already been deleted, or the two topics do not fit together
     */
    Recount recount(Set<Place> setAside, long now) {
        List<TopicPartition> oldTopic = completePartitionsOf(topics.oldResults());
        List<TopicPartition> newTopic = completePartitionsOf(topics.newResults());
        if (oldTopic.size() != newTopic.size()) {
            throw new CannotRecountException(topics.oldResults() + " has " + oldTopic.size() + " partitions, "
                    + topics.newResults() + " has " + newTopic.size() + "; pairs cannot meet");
        }
        ObservationReader reader = new ObservationReader(topics, framing, pairing.maxRecordBytes());
        ReferenceRecount reference = new ReferenceRecount(pairing, reader, setAside, oldTopic.size());
        for (int partition = 0; partition < oldTopic.size(); partition++) {
            TopicLog oldSide = new TopicLog(consumer, oldTopic.get(partition));
            TopicLog newSide = new TopicLog(second, newTopic.get(partition));
            reference.partition(new ArrivalOrder(oldSide, newSide), now);
        }
        return reference.result();
    }

    @Override
    public void close() {
        consumer.close();
        second.close();
    }

    private List<TopicPartition> completePartitionsOf(String topic) {
        List<TopicPartition> partitions = partitionsOf(topic);
        consumer.beginningOffsets(partitions).forEach((partition, beginning) -> {
            if (beginning > 0) {
                throw new CannotRecountException("the oldest records of " + partition
                        + " have been deleted, it begins at offset " + beginning
                        + "; what was counted since the beginning cannot be recounted");
            }
        });
        return partitions;
    }

    private List<TopicPartition> partitionsOf(String topic) {
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .sorted(Comparator.comparingInt(TopicPartition::partition))
                .toList();
        if (partitions.isEmpty()) {
            throw new CannotRecountException("there is no topic " + topic);
        }
        return partitions;
    }
}
