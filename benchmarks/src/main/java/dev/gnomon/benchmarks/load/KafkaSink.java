package dev.gnomon.benchmarks.load;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes observations to the result topics. For use by one thread. */
final class KafkaSink implements Sink, AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final Topics topics;
    private final Requests requests;
    private final Payloads payloads;
    private final Codec<Observation> codec = Codec.of(Observation.class);
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    private final Instant now = Instant.now();

    KafkaSink(String bootstrapServers, Topics topics, Workload workload) {
        this.topics = topics;
        requests = new Requests(workload);
        payloads = new Payloads(workload.payloadBytes());
        // One request in flight: of several, a new partition's leader can refuse the first and take the second, and
        // the idempotent producer never gets over the gap.
        producer = new KafkaProducer<>(
                Map.of(
                        "bootstrap.servers",
                        bootstrapServers,
                        "linger.ms",
                        5,
                        "batch.size",
                        64 * 1024,
                        "max.in.flight.requests.per.connection",
                        1),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees what the future would
    public void publish(long request, Side side) {
        Observation observation = observation(request, side);
        byte[] key = observation.getRequestId().getBytes(StandardCharsets.UTF_8);
        producer.send(
                new ProducerRecord<>(topics.resultsOf(side), key, codec.encode(observation)), this::rememberFailure);
    }

    /**
     * Waits until all is written.
     *
     * @throws IllegalStateException if something could not be written
     */
    @Override
    public void close() {
        producer.close();
        Exception failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("cannot write the traffic", failed);
        }
    }

    private void rememberFailure(RecordMetadata written, @Nullable Exception failed) {
        if (failed != null) {
            failure.set(failed);
        }
    }

    private Observation observation(long request, Side side) {
        byte[] payload = payloads.of(request, side == Side.NEW && requests.differs(request));
        return Observation.newBuilder()
                .setMigration(requests.migration(request))
                .setRequestId(requests.id(request))
                .setSide(side)
                .setMode(Mode.SHADOW)
                .setEpoch(1)
                .setAnsweredAt(now)
                .setLatencyMicros(1_000 + request % 1_000)
                .setService("orders")
                .setFormat(PayloadFormat.JSON)
                .setCompleteness(Completeness.COMPLETE)
                .setPayloadBytes(payload.length)
                .setPayload(ByteBuffer.wrap(payload))
                .build();
    }
}
