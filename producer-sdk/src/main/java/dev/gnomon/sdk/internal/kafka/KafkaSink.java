package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.RegistryException;
import dev.gnomon.schemas.Topics;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.internal.threads.Waiting;
import dev.gnomon.sdk.spi.DropReason;
import dev.gnomon.sdk.spi.Sink;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Publishes observations with an idempotent producer. The key of a record is its request ID, and the producer's own
 * partitioner (murmur2 of the key) is never replaced, so that both sides of a request meet in one partition.
 *
 * <p>Nothing here waits for Kafka: the producer is told to refuse at once what it cannot take, and the dispatcher offers
 * it again. Topics are looked up with an admin client first, because a producer would create those that are missing.
 */
final class KafkaSink implements Sink {

    /**
     * How long nothing is offered to a producer that has just refused. Each refusal costs an exception and the encoding;
     * without a pause a process without Kafka would do nothing but that.
     */
    static final long REST_MILLIS = 10;

    private static final Duration GRACE = Duration.ofMillis(200);

    private final ReconnectingProducer producer;
    private final TopicCheck topics;
    private final ValueEncoder encoder;
    private long restUntil = System.nanoTime();

    KafkaSink(KafkaSettings settings, Topics names, Failures failures, ValueEncoder encoder) {
        producer = new ReconnectingProducer(settings, failures);
        this.encoder = encoder;
        topics = new TopicCheck(settings, names, failures);
    }

    /**
     * Creates the producer now, so that wrong settings are found at the start.
     *
     * @throws IllegalArgumentException if Kafka refuses the settings
     */
    void connect() {
        producer.connect();
    }

    @Override
    public boolean offer(Observation observation, Delivery delivery) {
        String topic = topics.names().resultsOf(observation.getSide());
        TopicCheck.State state = topics.stateOf(topic);
        if (state == TopicCheck.State.MISSING) {
            delivery.dropped(DropReason.TOPIC_MISSING, new UnknownTopicOrPartitionException(topic));
            return true;
        }
        if (state == TopicCheck.State.REFUSED) {
            if (topics.lockedOut()) {
                // The producer would try again and again.
                producer.letGo();
            }
            delivery.dropped(DropReason.DELIVERY_FAILED, topics.refusal());
            return true;
        }
        if (state != TopicCheck.State.THERE || System.nanoTime() - restUntil < 0) {
            return false;
        }
        KafkaProducer<byte[], byte[]> connected = producer.current();
        return connected != null && encodeAndSend(connected, topic, observation, delivery);
    }

    private boolean encodeAndSend(
            KafkaProducer<byte[], byte[]> connected, String topic, Observation observation, Delivery delivery) {
        try {
            byte[] value = encoder.encode(topic, observation);
            byte[] key = observation.getRequestId().getBytes(StandardCharsets.UTF_8);
            return value != null && send(connected, new ProducerRecord<>(topic, key, value), new Attempt(delivery));
        } catch (RegistryException unanswered) {
            if (unanswered.isRefusal()) {
                delivery.dropped(DropReason.SCHEMA_REFUSED, unanswered);
            }
            return unanswered.isRefusal();
        } catch (SerializationException broken) {
            delivery.dropped(DropReason.CAPTURE_FAILED, broken);
            return true;
        }
    }

    private boolean send(
            KafkaProducer<byte[], byte[]> connected, ProducerRecord<byte[], byte[]> record, Attempt attempt) {
        try {
            attempt.sending = true;
            Future<?> unused = connected.send(record, (metadata, failure) -> attempt.done(failure));
            attempt.sending = false;
        } catch (KafkaException broken) {
            attempt.sending = false;
            attempt.done(broken);
            producer.abandon(broken);
        }
        if (attempt.refused) {
            restUntil = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(REST_MILLIS);
        }
        return !attempt.refused;
    }

    /** Kafka's own close outlasts its timeout where a broker accepts connections and does not answer. */
    @Override
    public void close(Duration timeout) {
        Thread closer = producer.close(timeout, () -> {
            topics.close();
            encoder.close();
        });
        boolean unused = Waiting.atMost(timeout.plus(GRACE)).until(() -> !closer.isAlive());
    }

    /** One observation that is being sent. */
    private final class Attempt {

        private final Delivery delivery;
        private final Thread sender = Thread.currentThread();
        private boolean sending;
        private boolean refused;

        Attempt(Delivery delivery) {
            this.delivery = delivery;
        }

        void done(@Nullable Exception failure) {
            if (failure == null) {
                delivery.published();
            } else if (Thread.currentThread() == sender && sending && failure instanceof TimeoutException) {
                // Called back from within send: no metadata or no buffer at this moment.
                refused = true;
            } else {
                delivery.dropped(reason(failure), failure);
            }
        }

        private DropReason reason(Exception failure) {
            if (failure instanceof RecordTooLargeException) {
                return DropReason.TOO_LARGE;
            }
            if (failure instanceof UnknownTopicOrPartitionException) {
                return DropReason.TOPIC_MISSING;
            }
            return producer.isClosing() ? DropReason.CLOSED : DropReason.DELIVERY_FAILED;
        }
    }
}
