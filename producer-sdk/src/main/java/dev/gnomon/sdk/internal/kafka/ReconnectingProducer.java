package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.sdk.internal.threads.Daemons;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import java.time.Duration;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka producer. It is made again, at most once a second, after it was let go or could not be made. For the
 * dispatcher's thread, except {@link #isClosing} and {@link #close}.
 */
final class ReconnectingProducer {

    private static final long RECONNECT_NANOS = Duration.ofSeconds(1).toNanos();

    private final KafkaSettings settings;
    private final Failures failures;
    private volatile @Nullable KafkaProducer<byte[], byte[]> producer;
    private volatile boolean closing;
    private long reconnectAt;

    ReconnectingProducer(KafkaSettings settings, Failures failures) {
        this.settings = settings;
        this.failures = failures;
    }

    /**
     * Makes the producer. If the name of a bootstrap server cannot be resolved yet, it is made later.
     *
     * @throws IllegalArgumentException if Kafka refuses the settings
     */
    void connect() {
        try {
            producer = newProducer();
        } catch (KafkaException refused) {
            String why = settings.explain(refused);
            if (!why.contains("No resolvable bootstrap")) {
                throw new IllegalArgumentException(why, refused);
            }
            notConnected(refused);
        }
    }

    /** The producer, made again if need be; null while that fails. */
    @Nullable
    KafkaProducer<byte[], byte[]> current() {
        KafkaProducer<byte[], byte[]> current = producer;
        if (current != null || System.nanoTime() - reconnectAt < 0) {
            return current;
        }
        try {
            current = newProducer();
        } catch (KafkaException refused) {
            notConnected(refused);
            return null;
        }
        producer = current;
        if (closing) {
            // It was made during close, and nobody else would close it.
            letGo();
            return null;
        }
        return current;
    }

    /** Lets the producer go after it threw {@code cause}: one that throws instead of calling back does not recover. */
    void abandon(KafkaException cause) {
        letGo();
        notConnected(cause);
    }

    /** Closes the producer without waiting. The next one is made when it is needed. */
    void letGo() {
        KafkaProducer<byte[], byte[]> useless = producer;
        producer = null;
        if (useless != null) {
            Thread unused = beside(() -> useless.close(Duration.ZERO));
        }
    }

    boolean isClosing() {
        return closing;
    }

    /**
     * Closes the producer for good, on a thread of its own.
     *
     * @param then runs on that thread afterwards
     * @return the thread
     */
    Thread close(Duration timeout, Runnable then) {
        closing = true;
        KafkaProducer<byte[], byte[]> last = producer;
        return beside(() -> {
            if (last != null) {
                last.close(timeout);
            }
            then.run();
        });
    }

    private void notConnected(KafkaException refused) {
        reconnectAt = System.nanoTime() + RECONNECT_NANOS;
        failures.report(Area.KAFKA, "cannot connect to Kafka: " + settings.explain(refused), refused);
    }

    private KafkaProducer<byte[], byte[]> newProducer() {
        return new KafkaProducer<>(settings.producer(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    private static Thread beside(Runnable work) {
        Thread thread = Daemons.thread(work, "gnomon-kafka-closer");
        thread.start();
        return thread;
    }
}
