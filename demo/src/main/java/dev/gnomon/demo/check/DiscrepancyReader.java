package dev.gnomon.demo.check;

import dev.gnomon.demo.planting.Expected;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.Verdict;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads the discrepancies topic from its beginning, as any consumer would: committed records only, and of the revisions
 * of a discrepancy the highest. For one thread.
 */
public final class DiscrepancyReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Codec<Discrepancy> codec = Codec.of(Discrepancy.class);
    private final Map<String, Discrepancy> newest = new HashMap<>();
    private final KafkaConsumer<byte[], byte[]> consumer;

    /** A reader of {@code topic}, which exists. */
    public DiscrepancyReader(String bootstrapServers, String topic) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "enable.auto.commit", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** Reads on until there is nothing left that is committed. */
    public void readToTheEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                Discrepancy event = codec.decode(record.value());
                newest.merge(event.getDiscrepancyId(), event, (a, b) -> a.getRevision() > b.getRevision() ? a : b);
            }
        }
    }

    /** What has become of every request of a migration that is not a match, by request ID, as far as it was read. */
    public Map<String, Expected> of(String migration) {
        return newest.values().stream()
                .filter(event -> event.getMigration().equals(migration))
                .filter(event -> event.getVerdict() != Verdict.MATCH)
                .collect(Collectors.toMap(Discrepancy::getRequestId, DiscrepancyReader::verdictAndDifferences));
    }

    @Override
    public void close() {
        consumer.close();
    }

    private static Expected verdictAndDifferences(Discrepancy event) {
        return new Expected(
                event.getVerdict(),
                event.getDifferences().stream()
                        .map(difference -> difference.getKind() + " " + difference.getPath())
                        .collect(Collectors.toUnmodifiableSet()));
    }
}
