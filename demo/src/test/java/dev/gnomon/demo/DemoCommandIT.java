package dev.gnomon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoCommandIT {

    @TempDir
    private Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void theDemoReportsWhatWasPlantedAndFound() throws IOException {
        Path json = folder.resolve("out.json");

        int status = run("demo", "--requests", "300", "--exit", "--window", "1", "--json", json.toString());

        assertThat(err.toString()).isEmpty();
        assertThat(status).isZero();
        assertThat(out.toString()).contains("Dashboard  http://127.0.0.1:", "All that was planted was found");
        for (String migration : List.of("customer-id", "quote-v2")) {
            assertThat(out.toString().lines().filter(line -> line.contains(migration + " in ")))
                    .extracting(line -> line.replaceAll(".*has \\S+ in (.*), [0-9.]+ s after the command", "$1"))
                    .containsExactly(
                            "OLD, epoch 1",
                            "SHADOW, epoch 2",
                            "REVERSE_SHADOW, epoch 3",
                            "NEW, epoch 4",
                            "REVERSE_SHADOW, epoch 5",
                            "SHADOW, epoch 6",
                            "OLD, epoch 7");
        }
        JsonNode report = new ObjectMapper().readTree(json.toFile());
        assertThat(report.at("/customer-id/requests").asLong()).isEqualTo(300);
        assertThat(report.at("/quote-v2/found")).isEqualTo(report.at("/quote-v2/planted"));
    }

    @Test
    void aBrokerPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int status = run("dev", "--kafka-port", Integer.toString(taken.getLocalPort()));

            assertThat(status).isEqualTo(2);
            assertThat(err.toString().strip())
                    .isEqualTo("gnomon: --kafka-port: port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void aPortOfTheDashboardThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int status = run("dev", "--port", Integer.toString(taken.getLocalPort()));

            assertThat(status).isEqualTo(2);
            assertThat(err.toString().lines()).singleElement().asString().contains(":" + taken.getLocalPort());
        }
    }

    private int run(String... args) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
