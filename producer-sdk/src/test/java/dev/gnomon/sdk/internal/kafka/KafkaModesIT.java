package dev.gnomon.sdk.internal.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.embedded.EmbeddedKafka;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Topics;
import dev.gnomon.schemas.Writes;
import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.GnomonConfig;
import dev.gnomon.sdk.GnomonConfigBuilder;
import dev.gnomon.sdk.Migration;
import dev.gnomon.sdk.spi.GnomonFailure;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The long form: {@code -Dgnomon.modes.outage.seconds=60}. */
class KafkaModesIT {

    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("gnomon.modes.outage.seconds", 12));

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Codec<dev.gnomon.schemas.MigrationState> CODEC =
            Codec.of(dev.gnomon.schemas.MigrationState.class);

    @TempDir
    Path folder;

    private EmbeddedKafka kafka;
    private final List<GnomonFailure> failures = new CopyOnWriteArrayList<>();

    @BeforeEach
    void startKafka() throws Exception {
        kafka = EmbeddedKafka.start(folder.resolve("broker"));
        new TestTopics(kafka.bootstrapServers(), Topics.withPrefix(Topics.DEFAULT_PREFIX)).create(1);
    }

    @AfterEach
    void stopKafka() {
        kafka.close();
    }

    @Test
    void followsTheTopicWithoutARestartAndNeverGoesBackInEpochs() throws Exception {
        publish("m", state(Mode.OLD, 1));
        publish("m", state(Mode.NEW, 2));
        publish("m", state(Mode.SHADOW, 3));
        List<Mode> seen = new CopyOnWriteArrayList<>();
        try (Gnomon gnomon = Gnomon.connect(config().build())) {
            Migration<String> migration = gnomon.migration("m", String.class);
            assertThat(gnomon.control().stale()).isTrue();
            assertThat(gnomon.awaitControl(SOON)).isTrue();
            seen.add(migration.modeOf("u"));

            publish("m", state(Mode.NEW, 5));
            await().atMost(SOON).until(() -> migration.modeOf("u") == Mode.NEW);
            publish("m", state(Mode.OLD, 4));
            publishRaw("m", null);
            publishRaw("m", "what is this?".getBytes(UTF_8));
            publishRaw("m", CODEC.encode(state(Mode.OLD, 9, 3.5)));
            publish("other", state(Mode.OLD, 10));
            publish("m", state(Mode.REVERSE_SHADOW, 6));
            await().atMost(SOON).until(() -> migration.modeOf("u") == Mode.REVERSE_SHADOW);

            assertThat(seen).containsExactly(Mode.SHADOW);
            assertThat(failures).isNotEmpty().allMatch(failure -> failure.area() == GnomonFailure.Area.MODES);
            assertThat(gnomon.control().stale()).isFalse();
        }
    }

    @Test
    void keepsTheLastModeWithoutKafkaAndAProcessWithASnapshotBeginsWithIt() throws Exception {
        publish("m", state(Mode.NEW, 4));
        Path snapshot = folder.resolve("modes.json");
        try (Gnomon running = Gnomon.connect(config().snapshotFile(snapshot).build())) {
            Migration<String> migration = running.migration("m", String.class);
            await().atMost(SOON).until(() -> migration.modeOf("u") == Mode.NEW);
            await().atMost(SOON).until(() -> new SnapshotFile(snapshot).load() != null);

            kafka.stop();

            await().atMost(SOON).until(() -> running.control().stale());
            assertThat(running.control().age()).isGreaterThan(Duration.ofSeconds(10));
            assertThat(migration.modeOf("u")).isEqualTo(Mode.NEW);
        }
        SimpleMeterRegistry meters = new SimpleMeterRegistry();
        try (Gnomon restarted = Gnomon.connect(config().snapshotFile(snapshot).build());
                Gnomon ignorant = Gnomon.connect(
                        config().startMode(Mode.SHADOW).meterRegistry(meters).build())) {
            assertThat(restarted.migration("m", String.class).modeOf("u")).isEqualTo(Mode.NEW);
            assertThat(ignorant.migration("m", String.class).modeOf("u")).isEqualTo(Mode.SHADOW);
            await().atMost(OUTAGE.plus(SOON))
                    .until(() -> restarted.control().age().compareTo(OUTAGE) > 0);
            assertThat(restarted.migration("m", String.class).modeOf("u")).isEqualTo(Mode.NEW);
            assertThat(ignorant.migration("m", String.class).modeOf("u")).isEqualTo(Mode.SHADOW);
            assertThat(restarted.control().stale()).isTrue();
            assertThat(ignorant.control().stale()).isTrue();
            assertThat(meters.get("gnomon.control.stale").gauge().value()).isEqualTo(1);

            kafka.restart();

            await().atMost(SOON)
                    .until(() ->
                            !restarted.control().stale() && !ignorant.control().stale());
            assertThat(ignorant.migration("m", String.class).modeOf("u")).isEqualTo(Mode.NEW);
            assertThat(meters.get("gnomon.control.stale").gauge().value()).isZero();
        }
    }

    @Test
    void aDamagedSnapshotIsReportedAndReplaced() throws Exception {
        publish("m", state(Mode.SHADOW, 4));
        Path snapshot = folder.resolve("modes.json");
        Files.writeString(snapshot, "{\"version\":");
        try (Gnomon gnomon = Gnomon.connect(config().snapshotFile(snapshot).build())) {
            Migration<String> migration = gnomon.migration("m", String.class);
            await().atMost(SOON).until(() -> migration.modeOf("u") == Mode.SHADOW);
            await().atMost(SOON).ignoreExceptions().until(() -> new SnapshotFile(snapshot).load() != null);
            assertThat(failures)
                    .anySatisfy(failure -> assertThat(failure.what()).contains(snapshot + " cannot be used"));
        }
    }

    private GnomonConfigBuilder config() {
        return GnomonConfig.builder().bootstrapServers(kafka.bootstrapServers()).failureListener(failures::add);
    }

    private static dev.gnomon.schemas.MigrationState state(Mode mode, long epoch) {
        return state(mode, epoch, 1);
    }

    private static dev.gnomon.schemas.MigrationState state(Mode mode, long epoch, double exposure) {
        return dev.gnomon.schemas.MigrationState.newBuilder()
                .setMigration("m")
                .setMode(mode)
                .setExposure(exposure)
                .setSampleRate(1)
                .setWrites(Writes.NONE)
                .setEpoch(epoch)
                .setModeSince(Instant.EPOCH)
                .setChangedAt(Instant.EPOCH)
                .setChangedBy("test")
                .setReason("test")
                .setCommandId("c" + epoch)
                .build();
    }

    private void publish(String key, dev.gnomon.schemas.MigrationState state) throws Exception {
        publishRaw(key, CODEC.encode(state));
    }

    private void publishRaw(String key, byte @Nullable [] value) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            Topics.withPrefix(Topics.DEFAULT_PREFIX).migrations(), key.getBytes(UTF_8), value))
                    .get(20, TimeUnit.SECONDS);
        }
    }
}
