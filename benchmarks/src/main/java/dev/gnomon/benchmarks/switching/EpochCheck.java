package dev.gnomon.benchmarks.switching;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads every observation there is, and holds its mode against the one that its epoch stands for. */
final class EpochCheck {

    private final Map<Long, Mode> modeOf;
    private final Codec<Observation> codec = Codec.of(Observation.class);
    private long observations;
    private long wrong;

    /** Modes by the epochs that the comparator gave them. */
    EpochCheck(Map<Long, Mode> modeOf) {
        this.modeOf = Map.copyOf(modeOf);
    }

    void read(String bootstrapServers, Topics topics) {
        Map<String, Object> settings = Map.of("bootstrap.servers", bootstrapServers);
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = List.of(Side.OLD, Side.NEW).stream()
                    .flatMap(side -> consumer.partitionsFor(topics.resultsOf(side)).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(Duration.ofMillis(500)).forEach(record -> look(codec.decode(record.value())));
            }
        }
    }

    private void look(Observation observation) {
        observations++;
        if (modeOf.get(observation.getEpoch()) != observation.getMode()) {
            wrong++;
        }
    }

    long observations() {
        return observations;
    }

    long wrong() {
        return wrong;
    }
}
