package dev.gnomon.benchmarks.variant;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.Topics;
import dev.gnomon.schemas.Verdict;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Adds up the newest rates of every migration on the rates topic. For use by one thread. */
final class PublishedRates implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final Topics topics;
    private final Codec<MigrationRates> codec = Codec.of(MigrationRates.class);
    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Counts> newest = new HashMap<>();

    PublishedRates(String bootstrapServers, Topics topics) {
        this.topics = topics;
        consumer = new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", "read_committed",
                        "auto.offset.reset", "none"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Leaves out what has been published until now, by earlier runs. */
    void beginHere() {
        List<TopicPartition> partitions = consumer.partitionsFor(topics.mismatchRates()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** What is published by now. */
    Map<Verdict, Long> verdicts() {
        boolean more = true;
        while (more) {
            more = false;
            for (ConsumerRecord<byte[], byte[]> published : consumer.poll(POLL)) {
                MigrationRates rates = codec.decode(published.value());
                newest.put(rates.getMigration(), rates.getTotal());
                more = true;
            }
        }
        Map<Verdict, Long> sum = new EnumMap<>(Verdict.class);
        newest.values().forEach(counts -> Tally.addTo(sum, counts));
        return sum;
    }

    @Override
    public void close() {
        consumer.close();
    }
}
