package dev.gnomon.comparator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.embedded.EmbeddedKafka;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against a real broker, each command in a process of its own. */
class ServeIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int TERMINATED = 128 + 15;

    @TempDir
    private static Path brokerFolder;

    private static EmbeddedKafka kafka;

    @TempDir
    private Path folder;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.start(brokerFolder);
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void servesUntilItIsAskedToEndAndSaysLittle() throws Exception {
        assertThat(run("topics", "create", "--partitions", "2", "--set", "topics.prefix=serve."))
                .satisfies(created ->
                        assertThat(created.out().lines()).hasSize(7).allMatch(line -> line.startsWith("created")))
                .extracting(Run::status)
                .isEqualTo(0);
        assertThat(run("topics", "check", "--set", "topics.prefix=serve.").status())
                .isZero();

        try (Child child = serve("serve.", "0")) {
            await().atMost(PATIENCE).until(() -> child.out().contains("dashboard at http://127.0.0.1:"));
            String url = child.out().substring(child.out().indexOf("http")).strip();
            await().atMost(PATIENCE).until(() -> Run.of("status", "--url", url).status() == 0);

            child.terminate();

            assertThat(child.waitForEnd(10)).isEqualTo(TERMINATED);
            assertThat(child.err())
                    .doesNotContain("Exception")
                    .doesNotContain("WARN")
                    .doesNotContain("ERROR");
            assertThat(child.err().lines()).hasSizeLessThan(6);
        }
    }

    @Test
    void aTakenPortIsNamedWithExitStatusTwo() throws Exception {
        run("topics", "create", "--set", "topics.prefix=taken.");
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Child child = serve("taken.", String.valueOf(taken.getLocalPort()))) {
            assertThat(child.waitForEnd(60)).isEqualTo(2);
            assertThat(child.err())
                    .isEqualToIgnoringNewLines("gnomon: cannot listen on 127.0.0.1:" + taken.getLocalPort()
                            + ": the port is taken or the address is not of this machine; set http.port");
        }
    }

    @Test
    void missingTopicsAreNamedWithExitStatusOne() throws Exception {
        try (Child child = serve("missing.", "0")) {
            assertThat(child.waitForEnd(60)).isEqualTo(1);
            assertThat(child.err().lines()).hasSize(1);
            assertThat(child.err()).startsWith("gnomon: topic missing.old-results does not exist; ");
        }
    }

    @Test
    void topicsThatAreNotThereAreNotGood() {
        Run check = run("topics", "check", "--set", "topics.prefix=absent.");

        assertThat(check.status()).isEqualTo(1);
        assertThat(check.out()).contains("missing  absent.old-results: does not exist");
    }

    private Child serve(String prefix, String port) throws IOException {
        return Child.start(
                folder,
                "serve",
                "--bootstrap-servers",
                kafka.bootstrapServers(),
                "--http-port",
                port,
                "--set",
                "topics.prefix=" + prefix,
                "--set",
                "streams.application.id=" + prefix + "comparator",
                "--set",
                "streams.state.folder=" + folder.resolve("state"));
    }

    private static Run run(String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(List.of("--bootstrap-servers", kafka.bootstrapServers()));
        return Run.of(all.toArray(String[]::new));
    }
}
