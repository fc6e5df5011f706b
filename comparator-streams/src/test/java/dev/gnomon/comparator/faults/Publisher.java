package dev.gnomon.comparator.faults;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Publishes observations without waiting, and keeps at it while the broker is away. For one thread, but its counts. */
final class Publisher implements AutoCloseable {

    private final Topics topics;
    private final Codec<Observation> codec = Codec.of(Observation.class);
    private final KafkaProducer<byte[], byte[]> producer;
    private final AtomicLong acknowledged = new AtomicLong();
    private final AtomicReference<@Nullable Exception> lost = new AtomicReference<>();

    Publisher(String bootstrapServers, Topics topics) {
        this.topics = topics;
        // Never forgets the topics: by default a producer that loses its last broker does, and then send() blocks.
        Map<String, Object> patient = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "delivery.timeout.ms",
                300_000,
                "max.block.ms",
                300_000,
                // With more, a refused first batch to a new topic can be overtaken by the second, and never gets in
                // again.
                "max.in.flight.requests.per.connection",
                1,
                "metadata.recovery.strategy",
                "none",
                "request.timeout.ms",
                FaultScenario.REQUEST_TIMEOUT_MILLIS,
                "reconnect.backoff.max.ms",
                500);
        producer = new KafkaProducer<>(patient, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void publish(Observation observation) {
        publish(topics.resultsOf(observation.getSide()), observation.getRequestId(), codec.encode(observation));
    }

    void publish(String topic, String key, byte[] value) {
        ProducerRecord<byte[], byte[]> record =
                new ProducerRecord<>(topic, key.getBytes(StandardCharsets.UTF_8), value);
        var unused = producer.send(record, (place, failure) -> {
            if (failure == null) {
                acknowledged.incrementAndGet();
            } else {
                lost.set(failure);
            }
        });
    }

    /** How many records the broker has taken. For any thread. */
    long acknowledged() {
        return acknowledged.get();
    }

    /**
     * Waits until the broker has everything.
     *
     * @throws IllegalStateException if it did not take a record
     */
    void flush() {
        producer.flush();
        Exception failure = lost.get();
        if (failure != null) {
            throw new IllegalStateException("a record of the test's traffic was lost", failure);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
