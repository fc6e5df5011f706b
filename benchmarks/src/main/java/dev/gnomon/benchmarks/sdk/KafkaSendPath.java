package dev.gnomon.benchmarks.sdk;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.schemas.Topics;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A producer on the request's thread, with the settings that the SDK's has. */
final class KafkaSendPath implements CallPath {

    private final OrderService service;
    private final String topic;
    private final byte[] payload;
    private final AtomicLong failed = new AtomicLong();
    private final Producer<byte[], byte[]> producer;

    KafkaSendPath(OrderService service, CallPaths to) {
        this.service = service;
        topic = Topics.withPrefix(to.topicPrefix()).oldResults();
        try {
            payload = new ObjectMapper().writeValueAsBytes(Answer.sample());
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", to.bootstrapServers(), "linger.ms", 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the callback sees what the future would
    public Object call(String requestId) {
        Answer answer = service.oldSide(requestId);
        byte[] key = requestId.getBytes(StandardCharsets.UTF_8);
        producer.send(new ProducerRecord<>(topic, key, payload), (written, failure) -> {
            if (failure != null) {
                failed.incrementAndGet();
            }
        });
        return answer;
    }

    @Override
    public long dropped() {
        return failed.get();
    }

    @Override
    public void close() {
        producer.close();
    }
}
