package dev.gnomon.comparator.verify;

import dev.gnomon.comparator.Observations;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes what services would, and what they should not. Every call returns when the broker has the record. */
final class ResultTraffic implements AutoCloseable {

    private final Topics topics;
    private final Codec<Observation> codec = Codec.of(Observation.class);
    private final KafkaProducer<byte[], byte[]> producer;

    ResultTraffic(String bootstrapServers, Topics topics) {
        this.topics = topics;
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "linger.ms", 0),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    void pair(String requestId, String oldJson, String newJson) {
        side(Observations.answered(Side.OLD, requestId, oldJson));
        side(Observations.answered(Side.NEW, requestId, newJson));
    }

    void side(Observation observation) {
        send(topics.resultsOf(observation.getSide()), observation.getRequestId(), codec.encode(observation));
    }

    /** Publishes to a partition that is not the key's. */
    void misrouted(Observation observation) {
        String topic = topics.resultsOf(observation.getSide());
        byte[] key = observation.getRequestId().getBytes(StandardCharsets.UTF_8);
        int partitions = producer.partitionsFor(topic).size();
        int wrong = (BuiltInPartitioner.partitionForKey(key, partitions) + 1) % partitions;
        send(new ProducerRecord<>(topic, wrong, key, codec.encode(observation)));
    }

    void send(String topic, @Nullable String key, byte @Nullable [] value) {
        byte[] bytes = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
        send(new ProducerRecord<>(topic, bytes, value));
    }

    private void send(ProducerRecord<byte[], byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (ExecutionException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
