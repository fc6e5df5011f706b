package dev.gnomon.comparator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.config.HttpConfig;
import dev.gnomon.comparator.http.FakeQueries;
import dev.gnomon.comparator.http.RestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

    /** Nobody but the super-user can listen here, and nobody does. */
    private static final int DEAD_PORT = 1;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve --hep",
                "serve --bootstrap-servers",
                "frobnicate",
                "topics",
                "topics burn",
                "",
                "serve --config a b"
            })
    void wrongUsageIsOneLineAndExitStatusTwo(String arguments) {
        Run run = Run.of(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).startsWith("gnomon: ").doesNotContain("\tat ");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void anUnknownFlagIsNamedWithTheNearestOne() {
        Run run = Run.of("serve", "--bootstrap-server=b:1");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "gnomon: Unknown option: '--bootstrap-server=b:1';" + " did you mean --bootstrap-servers?");
    }

    @Test
    void anUnknownOptionInTheFileIsNamedWithTheFile() throws IOException {
        Path file = Files.writeString(folder.resolve("g.properties"), "pairing.windw=1s\n");

        Run run = Run.of("serve", "--config", file.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "gnomon: unknown option pairing.windw (" + file + "); did you mean pairing.window?");
    }

    @Test
    void anUnreadableConfigurationFileIsNamed() {
        Run run = Run.of("topics", "check", "--config", folder.toString());

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("gnomon: configuration file " + folder + " cannot be read: Is a directory");
    }

    @Test
    void aBrokerThatDoesNotAnswerIsNamedWithExitStatusThree() {
        String address = "127.0.0.1:" + DEAD_PORT;

        Run run = Run.of(
                "topics",
                "check",
                "--bootstrap-servers",
                address,
                "--set",
                "kafka.request.timeout.ms=400",
                "--set",
                "kafka.default.api.timeout.ms=500");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("gnomon: cannot reach Kafka at " + address
                        + ": no answer in time: Kafka is not there, or security.protocol does not fit");
    }

    @Test
    void anAddressThatCannotBeOneIsNamedWithExitStatusThree() {
        Run run = Run.of("topics", "create", "--bootstrap-servers", "no-such-host.invalid:9092");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).startsWith("gnomon: cannot reach Kafka at no-such-host.invalid:9092: ");
        assertThat(run.err().lines()).hasSize(1);
    }

    @Test
    void aComparatorThatDoesNotAnswerIsNamedWithExitStatusThree() {
        String url = "http://127.0.0.1:" + DEAD_PORT;

        for (String command : new String[] {"status", "migrations"}) {
            Run run = Run.of(command, "--url", url);

            assertThat(run.status()).isEqualTo(3);
            assertThat(run.err()).startsWith("gnomon: cannot reach a comparator at " + url + ": ");
            assertThat(run.err().lines()).hasSize(1);
        }
    }

    @Test
    void anAddressThatIsNoUrlIsWrongUsage() {
        Run run = Run.of("status", "--url", "localhost:8420");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines("gnomon: --url must begin with http:// or https://, not 'localhost:8420'");
    }

    @Test
    void theStackTraceIsThereForThoseWhoAsk() {
        Run run = Run.of("topics", "check", "--config", folder.toString(), "--verbose");

        assertThat(run.err()).contains("ConfigException").contains("\tat ");
    }

    @Test
    void statusAsksTheComparator() {
        FakeQueries queries = new FakeQueries();
        try (RestServer server = RestServer.start(new HttpConfig("127.0.0.1", 0, null), queries.queries())) {
            Run plain = Run.of("status", "--url", server.uri().toString());
            Run json = Run.of("status", "--json", "--url", server.uri().toString());

            assertThat(plain.status()).isZero();
            assertThat(plain.out()).contains("RUNNING").contains("put together by this instance");
            assertThat(json.out()).contains("\"applicationId\" : \"gnomon-comparator\"");

            queries.enter("REBALANCING");
            assertThat(Run.of("status", "--url", server.uri().toString()).status())
                    .isEqualTo(1);
        }
    }

    @Test
    void migrationsAreListedOverAllPages() {
        FakeQueries queries = new FakeQueries();
        try (RestServer server = RestServer.start(new HttpConfig("127.0.0.1", 0, null), queries.queries())) {
            String url = server.uri().toString();
            assertThat(Run.of("migrations", "--url", url).out())
                    .isEqualToIgnoringNewLines("there are no migrations yet");

            for (int number = 1000; number < 1250; number++) {
                queries.put("migration-" + number);
            }
            assertThat(Run.of("migrations", "--url", url).out().lines()).hasSize(251);
            assertThat(Run.of("migrations", "--json", "--url", url).out()).contains("\"migration-1249\"");
        }
    }

    @Test
    void helpAndVersionAreAnswered() {
        assertThat(Run.of("--help").out()).contains("serve", "topics", "status", "migrations", "Exit status");
        assertThat(Run.of("topics", "create", "--help").out()).contains("--partitions", "--replication-factor");
        assertThat(Run.of("--version").out()).matches("gnomon \\d+\\.\\d+\\.\\d+.*\\R");
    }
}
