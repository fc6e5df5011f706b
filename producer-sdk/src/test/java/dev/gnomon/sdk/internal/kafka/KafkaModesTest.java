package dev.gnomon.sdk.internal.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Framing;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Writes;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.spi.MigrationState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaModesTest {

    private static final String TOPIC = "gnomon.migrations";
    private static final TopicPartition PARTITION = new TopicPartition(TOPIC, 0);
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int SEVERAL = 2;

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<MigrationState> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger looks = new AtomicInteger();
    private final Broker broker = new Broker();
    private final Failures failures = new Failures(failure -> said.add(failure.what()));
    private final KafkaModes modes = new KafkaModes(
            bad -> new ModeFeed(broker, TOPIC, Framing.embedded(), bad), null, failures, Duration.ofSeconds(1));

    @AfterEach
    void close() {
        modes.close();
    }

    @Test
    void withoutTheTopicTheStartModeStaysAndOneSentenceSaysSoUntilItIsThere() {
        broker.partitions = List::of;
        modes.follow("m", told::add);
        await().atMost(SOON).until(() -> looks.get() >= SEVERAL);
        assertThat(told).isEmpty();
        assertThat(modes.stale()).isTrue();

        broker.holds(Mode.SHADOW);

        await().atMost(SOON).until(() -> !modes.stale());
        assertThat(told).extracting(MigrationState::mode).containsExactly(Mode.SHADOW);
        assertThat(said())
                .containsExactly("the modes cannot be read, and stay as they are: topic " + TOPIC + " does not exist");
    }

    @Test
    void whatMayNotBeReadIsSaidOnce() {
        broker.partitions = () -> {
            throw new TopicAuthorizationException(Set.of(TOPIC));
        };
        modes.follow("m", told::add);
        await().atMost(SOON).until(() -> looks.get() >= SEVERAL);

        assertThat(told).isEmpty();
        assertThat(said()).singleElement().asString().contains("Not authorized", TOPIC);
    }

    @Test
    void aKafkaThatIsAwayIsSaidOnceAndOnceMoreWhenItIsAwayAgain() {
        broker.holds(Mode.SHADOW);
        modes.follow("m", told::add);
        await().atMost(SOON).until(() -> !modes.stale());

        broker.away = true;
        await().atMost(SOON).until(() -> !said().isEmpty());
        int refused = broker.refused.get();
        await().atMost(SOON).until(() -> broker.refused.get() >= refused + SEVERAL);
        assertThat(said()).hasSize(1);
        broker.away = false;
        int before = broker.answered.get();
        await().atMost(SOON).until(() -> broker.answered.get() > before);
        broker.away = true;
        await().atMost(SOON).until(() -> said().size() == 2);

        assertThat(told).hasSize(1);
    }

    @Test
    void aStateThatCannotBeReadLeavesTheLastOneAndIsStaleUntilTheNext() {
        broker.holds(Mode.SHADOW);
        modes.follow("m", told::add);
        await().atMost(SOON).until(() -> !modes.stale());

        broker.add(1, "m", new byte[] {1, 2, 3});

        await().atMost(SOON).until(modes::stale);
        assertThat(told).extracting(MigrationState::mode).containsExactly(Mode.SHADOW);
        broker.add(2, "another", new byte[0]);
        broker.add(3, "m", encoded(Mode.OLD, 2));
        await().atMost(SOON).until(() -> !modes.stale());
        assertThat(told).extracting(MigrationState::mode).containsExactly(Mode.SHADOW, Mode.OLD);
    }

    private List<String> said() {
        failures.passOn(Long.MAX_VALUE / 2 + said.size() * Duration.ofMinutes(1).toNanos());
        return said;
    }

    /** Stays the same for every feed. */
    private final class Broker extends MockConsumer<byte[], byte[]> {

        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger answered = new AtomicInteger();
        private volatile boolean away;
        private volatile Supplier<List<PartitionInfo>> partitions = List::of;

        Broker() {
            super("earliest");
        }

        /** The topic is there, with one state in it. */
        void holds(Mode mode) {
            updateBeginningOffsets(Map.of(PARTITION, 0L));
            updateEndOffsets(Map.of(PARTITION, 1L));
            add(0, "m", encoded(mode, 1));
            Node node = new Node(1, "localhost", 9092);
            List<PartitionInfo> one = List.of(new PartitionInfo(TOPIC, 0, node, new Node[] {node}, new Node[] {node}));
            partitions = () -> one;
        }

        void add(long offset, String key, byte[] value) {
            byte[] name = key.getBytes(StandardCharsets.UTF_8);
            schedulePollTask(() -> {
                updateEndOffsets(Map.of(PARTITION, offset + 1));
                addRecord(new ConsumerRecord<>(TOPIC, 0, offset, name, value));
            });
        }

        @Override
        public synchronized List<PartitionInfo> partitionsFor(String topic, Duration timeout) {
            looks.incrementAndGet();
            return partitions.get();
        }

        @Override
        public synchronized Map<TopicPartition, Long> endOffsets(
                Collection<TopicPartition> asked, @Nullable Duration timeout) {
            if (away) {
                refused.incrementAndGet();
                throw new TimeoutException("no answer within " + refused + " ms");
            }
            answered.incrementAndGet();
            return super.endOffsets(asked, timeout);
        }

        @Override
        public synchronized ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
            LockSupport.parkNanos(timeout.toNanos() / 100);
            return super.poll(timeout);
        }
    }

    private static byte[] encoded(Mode mode, long epoch) {
        return Codec.of(dev.gnomon.schemas.MigrationState.class).encode(state(mode, epoch));
    }

    private static dev.gnomon.schemas.MigrationState state(Mode mode, long epoch) {
        return dev.gnomon.schemas.MigrationState.newBuilder()
                .setMigration("m")
                .setMode(mode)
                .setExposure(1)
                .setSampleRate(1)
                .setWrites(Writes.NONE)
                .setEpoch(epoch)
                .setModeSince(Instant.EPOCH)
                .setChangedAt(Instant.EPOCH)
                .setChangedBy("test")
                .setReason("test")
                .setCommandId("c")
                .build();
    }
}
