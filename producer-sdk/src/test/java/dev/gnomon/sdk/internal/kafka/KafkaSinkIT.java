package dev.gnomon.sdk.internal.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.embedded.EmbeddedKafka;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.GnomonConfig;
import dev.gnomon.sdk.Migration;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.spi.DropReason;
import dev.gnomon.sdk.spi.GnomonFailure;
import dev.gnomon.sdk.spi.Sink;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.utils.Utils;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KafkaSinkIT {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private static Path folder;

    private static EmbeddedKafka kafka;

    private final List<GnomonFailure> failures = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.in(folder)
                .setting("auto.create.topics.enable", "true")
                .start();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    private GnomonConfig config(String prefix) {
        return GnomonConfig.builder()
                .bootstrapServers(kafka.bootstrapServers())
                .topicPrefix(prefix)
                .startMode(Mode.SHADOW)
                .failureListener(failures::add)
                .build();
    }

    @Test
    void bothSidesOfARequestMeetInThePartitionOfTheirRequestId() throws Exception {
        TestTopics topics = new TestTopics(kafka.bootstrapServers(), Topics.withPrefix("meet."));
        topics.create(4);
        try (Gnomon gnomon = Gnomon.connect(config("meet."))) {
            Migration<String> migration = gnomon.migration("customer-id", String.class);
            for (int i = 0; i < 100; i++) {
                migration.read("r-" + i, () -> "old", () -> "new");
            }
            assertThat(gnomon.flush(SOON)).isTrue();
            assertThat(gnomon.counters().published()).isEqualTo(200);
        }

        Map<String, Integer> old = partitionsById(topics.recordsOf(Side.OLD));
        assertThat(old).hasSize(100).isEqualTo(partitionsById(topics.recordsOf(Side.NEW)));
        assertThat(old)
                .allSatisfy((id, partition) ->
                        assertThat(partition).isEqualTo(Utils.toPositive(Utils.murmur2(id.getBytes(UTF_8))) % 4));
    }

    private static Map<String, Integer> partitionsById(List<ConsumerRecord<byte[], byte[]>> records) {
        return records.stream()
                .collect(Collectors.toMap(
                        record -> TestTopics.observation(record).getRequestId(), ConsumerRecord::partition));
    }

    @Test
    void missingTopicsAreNamedAndNotCreatedAndUsedOnceTheyAreThere() throws Exception {
        TestTopics topics = new TestTopics(kafka.bootstrapServers(), Topics.withPrefix("missing."));
        try (Gnomon gnomon = Gnomon.connect(config("missing."))) {
            Migration<String> migration = gnomon.migration("customer-id", String.class);
            migration.recordOld("r-1", "x", Duration.ZERO);
            assertThat(gnomon.flush(SOON)).isTrue();
            assertThat(gnomon.counters().dropped(DropReason.TOPIC_MISSING)).isEqualTo(1);
            await().untilAsserted(() -> assertThat(failures)
                    .anySatisfy(failure ->
                            assertThat(failure.what()).isEqualTo("topic missing.old-results does not exist")));
            assertThat(topics.exist()).isFalse();

            topics.create(1);
            await().atMost(SOON).until(() -> {
                migration.recordOld("r-2", "x", Duration.ZERO);
                return gnomon.counters().published() > 0;
            });
        }
    }

    @Test
    void aProducerThatRefusesIsLeftAloneForAWhile() throws Exception {
        TestTopics topics = new TestTopics(kafka.bootstrapServers(), Topics.withPrefix("rests."));
        topics.create(1);
        try (Gnomon gnomon = Gnomon.connect(config("rests."))) {
            gnomon.migration("customer-id", String.class).recordOld("r-1", "x", Duration.ZERO);
            assertThat(gnomon.flush(SOON)).isTrue();
        }
        Observation observation =
                TestTopics.observation(topics.recordsOf(Side.OLD).get(0));
        CountingEncoder encoder = new CountingEncoder();
        CountDownLatch published = new CountDownLatch(1);
        Topics names = Topics.withPrefix("rests.");
        KafkaSink sink = new KafkaSink(new KafkaSettings(options(names)), names, new Failures(failures::add), encoder);
        sink.connect();

        // A new producer refuses until it knows where the topic lies.
        long begun = System.nanoTime();
        while (!sink.offer(observation, new Awaited(published))) {
            Thread.onSpinWait();
        }
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        assertThat(encoder.count).isBetween(2, (int) (millis / KafkaSink.REST_MILLIS) + 2);
        assertThat(published.await(SOON.toSeconds(), TimeUnit.SECONDS)).isTrue();
        sink.close(Duration.ofSeconds(1));
    }

    private static KafkaOptions options(Topics names) {
        Map<String, String> clients = Map.of("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaOptions("orders", clients, null, names, 1 << 18, 1 << 20);
    }

    private record Awaited(CountDownLatch latch) implements Sink.Delivery {

        @Override
        public void published() {
            latch.countDown();
        }

        @Override
        public void dropped(DropReason reason, @Nullable Throwable cause) {
            throw new AssertionError(reason.toString(), cause);
        }
    }

    private static final class CountingEncoder implements ValueEncoder {

        private final Codec<Observation> codec = Codec.of(Observation.class);
        private int count;

        @Override
        public byte[] encode(String topic, Observation observation) {
            count++;
            return codec.encode(observation);
        }

        @Override
        public void close() {}
    }
}
