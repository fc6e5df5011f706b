package dev.gnomon.demo.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.app.Comparator;
import dev.gnomon.demo.security.SecureKafka.Listener;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** From topics to verdicts over TLS, with host name verification, where each role has the rights of the script only. */
class SecuredPipelineIT {

    private static final int REQUESTS = 200;

    @TempDir
    private static Path brokerFolder;

    private static SecureKafka kafka;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startKafka() throws Exception {
        kafka = SecureKafka.start(brokerFolder);
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRAM", "MTLS"})
    void everythingWorksFromTopicsToVerdicts(Listener listener) throws Exception {
        Installation installation =
                new Installation(kafka, listener, listener.name().toLowerCase(java.util.Locale.ROOT), folder);
        installation.grantAll();
        CommandRun created = CommandRun.of(installation.config("operator"), "topics", "create");
        assertThat(created.err()).isEmpty();
        assertThat(created.status()).isZero();

        try (Comparator comparator = installation.startComparator()) {
            installation.publish(REQUESTS);

            CommandRun verified = installation.verify(comparator);
            assertThat(verified.out() + verified.err()).contains("customer-id");
            assertThat(verified.status()).isZero();
            try (KafkaConsumer<byte[], byte[]> dashboard = installation.consumer("consumer")) {
                dashboard.subscribe(List.of(installation.topics().discrepancies()));
                int[] read = {0};
                await().atMost(Duration.ofSeconds(30)).until(() -> {
                    read[0] += dashboard.poll(Duration.ofMillis(200)).count();
                    return read[0] == REQUESTS / 10;
                });
            }
        }
        assertThat(installation.failures()).isEmpty();
    }
}
