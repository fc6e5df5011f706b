package dev.gnomon.demo.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.Counters;
import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.GnomonConfig;
import dev.gnomon.sdk.GnomonConfigBuilder;
import dev.gnomon.sdk.Migration;
import dev.gnomon.sdk.spi.GnomonFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whoever cannot be sure of the broker, or the broker of them, is told so at once, and nothing else happens. */
@Timeout(60)
class RefusedConnectionsIT {

    private static final int UNREACHABLE = 3;
    private static final int REQUESTS = 50;

    @TempDir
    private static Path brokerFolder;

    private static SecureKafka kafka;

    @TempDir
    private Path folder;

    private final List<GnomonFailure> failures = new CopyOnWriteArrayList<>();

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = SecureKafka.start(brokerFolder);
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @ParameterizedTest
    @EnumSource
    void commandsEndWithOneLineThatNamesWhatIsWrong(WrongConnection wrong) throws Exception {
        Path config = config(wrong);

        for (String command : List.of("serve", "verify")) {
            CommandRun run = CommandRun.of(config, command);
            assertThat(run.err()).contains(wrong.complaint()).doesNotContain("S3CRET");
            assertThat(run.err().lines()).hasSize(1);
            assertThat(run.status()).isEqualTo(UNREACHABLE);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aProcessSaysNothingBeyondThatLine(WrongConnection wrong) throws Exception {
        try (CommandProcess topics =
                CommandProcess.start(folder, List.of(), Map.of(), "topics", "check", "--config=" + config(wrong))) {
            assertThat(topics.waitForEnd(Duration.ofSeconds(45))).isEqualTo(UNREACHABLE);
            assertThat(topics.output()).contains(wrong.complaint()).doesNotContain("S3CRET");
            assertThat(topics.output().lines()).hasSize(1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceAnswersAllTheSameAndCountsWhatIsLost(WrongConnection wrong) throws Exception {
        try (Gnomon gnomon = Gnomon.connect(service(wrong))) {
            Migration<String> migration = gnomon.migration("customer-id", String.class);
            long started = System.nanoTime();
            for (int i = 0; i < REQUESTS; i++) {
                assertThat(migration.read("r-" + i, () -> "old", () -> "new")).isEqualTo("old");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(5));

            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(() -> assertThat(failures)
                            .anySatisfy(failure -> assertThat(failure.what()).contains(wrong.complaint())));
            gnomon.close(Duration.ofSeconds(2));
            Counters counters = gnomon.counters();
            assertThat(counters.droppedInAll()).isEqualTo(2 * REQUESTS).isEqualTo(counters.offered());
        }
        assertThat(failures)
                .hasSizeLessThan(10)
                .allSatisfy(failure -> assertThat(failure.toString()).doesNotContain("S3CRET"));
    }

    private Path config(WrongConnection wrong) throws Exception {
        Map<String, String> client = new HashMap<>(wrong.client(kafka, folder));
        client.putAll(Map.of("request.timeout.ms", "3000", "default.api.timeout.ms", "4000"));
        return CommandRun.config(
                Files.createTempFile(folder, "wrong", ".properties"),
                client,
                Map.of("streams.state.folder", folder.resolve("state").toString()));
    }

    private GnomonConfig service(WrongConnection wrong) throws Exception {
        GnomonConfigBuilder config =
                GnomonConfig.builder().startMode(Mode.SHADOW).failureListener(failures::add);
        wrong.client(kafka, folder).forEach(config::kafka);
        return config.build();
    }
}
