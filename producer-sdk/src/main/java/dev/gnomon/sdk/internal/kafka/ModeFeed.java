package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Framing;
import dev.gnomon.schemas.Slug;
import dev.gnomon.sdk.spi.MigrationState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topic {@code migrations} from its beginning, outside any group. A record that is not a usable state is
 * skipped, so that the last good state stays. For one thread, except {@link #wakeUp}.
 */
final class ModeFeed implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration ANSWER = Duration.ofSeconds(3);
    private static final long ASK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final Framing framing;
    private final Bad bad;
    private final Codec<dev.gnomon.schemas.MigrationState> codec = Codec.of(dev.gnomon.schemas.MigrationState.class);
    private boolean caughtUp;
    private boolean wasCaughtUp;
    private long askedAt;

    /** Opens a feed. Each try may throw what Kafka throws. */
    @FunctionalInterface
    interface Opener {
        ModeFeed open(Bad bad);
    }

    /** Hears of records that cannot be used. */
    @FunctionalInterface
    interface Bad {
        void record(String what);
    }

    /** Takes what is read. */
    interface Learner {

        /** Takes a state; says whether it is news. */
        boolean learn(String migration, MigrationState state);

        /** There is a state that cannot be used, so that the one before may be outdated. */
        void miss(String migration);
    }

    /** A feed that reads {@code topic} with {@code consumer}, which is closed with it. Asks nothing of Kafka yet. */
    ModeFeed(Consumer<byte[], byte[]> consumer, String topic, Framing framing, Bad bad) {
        this.consumer = consumer;
        this.topic = topic;
        this.framing = framing;
        this.bad = bad;
    }

    static ModeFeed connecting(Map<String, Object> properties, String topic, Framing framing, Bad bad) {
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        return new ModeFeed(consumer, topic, framing, bad);
    }

    /**
     * Waits for at most half a second, passes on what came, and tells whether there was news.
     *
     * @throws UnknownTopicOrPartitionException if the topic does not exist; it may exist the next time
     * @throws dev.gnomon.schemas.RegistryException if the schema registry does not say how to read a state; then the
     *     feed cannot be used any more
     */
    boolean poll(Learner learner) {
        if (consumer.assignment().isEmpty()) {
            assign();
        }
        boolean news = false;
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
            news |= take(record, learner);
        }
        return news;
    }

    private void assign() {
        List<TopicPartition> partitions = consumer.partitionsFor(topic, ANSWER).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        if (partitions.isEmpty()) {
            throw new UnknownTopicOrPartitionException("topic " + topic + " does not exist");
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /**
     * Whether everything that Kafka has now was read. Asks Kafka at most once a second.
     *
     * @throws org.apache.kafka.common.errors.TimeoutException if Kafka does not answer
     */
    boolean caughtUp() {
        long now = System.nanoTime();
        if (askedAt != 0 && caughtUp && now - askedAt < ASK_NANOS) {
            return false;
        }
        askedAt = now;
        caughtUp = consumer.endOffsets(consumer.assignment(), ANSWER).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue());
        wasCaughtUp |= caughtUp;
        return caughtUp;
    }

    /** Whether it has read everything at least once. */
    boolean wasCaughtUp() {
        return wasCaughtUp;
    }

    private boolean take(ConsumerRecord<byte[], byte[]> record, Learner learner) {
        if (record.key() == null) {
            bad.record("the state at " + place(record) + " is ignored: it has no key");
            return false;
        }
        String key = new String(record.key(), StandardCharsets.UTF_8);
        try {
            return learner.learn(key, read(key, record.value()));
        } catch (SerializationException | IllegalArgumentException unusable) {
            learner.miss(key);
            bad.record("the state at " + place(record) + " is ignored: " + unusable.getMessage());
            return false;
        }
    }

    private MigrationState read(String key, byte @Nullable [] value) {
        if (value == null) {
            throw new IllegalArgumentException("it has no value");
        }
        dev.gnomon.schemas.MigrationState state = codec.decode(framing.own(codec, value));
        if (!Slug.check(state.getMigration()).equals(key)) {
            throw new IllegalArgumentException("its key names another migration");
        }
        return new MigrationState(state.getMode(), state.getExposure(), state.getSampleRate(), state.getEpoch());
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + " offset " + record.offset();
    }

    /** Ends a wait early. For any thread. */
    void wakeUp() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofMillis(500)));
    }
}
