package dev.gnomon.comparator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.comparator.app.Comparator;
import dev.gnomon.comparator.config.ConfigSources;
import dev.gnomon.embedded.EmbeddedKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The doctor before an installation that is well, and before one that is not. */
class DoctorIT {

    private static final String TOKEN = "correct horse battery staple";

    @TempDir
    private Path folder;

    @Test
    void saysWhatIsWrongAndWhatToDo() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("broker"))) {
            String servers = kafka.bootstrapServers();
            assertThat(verdicts(doctor(servers, "http://127.0.0.1:1", 1)))
                    .containsEntry("kafka", "GOOD")
                    .containsEntry("topic", "WRONG")
                    .containsEntry("comparator", "WRONG");

            Run.of("topics", "create", "--partitions", "2", "--bootstrap-servers", servers);
            Map<String, String> settings = Map.of(
                    "kafka.bootstrap.servers",
                    servers,
                    "http.port",
                    "0",
                    "http.token",
                    TOKEN,
                    "streams.state.folder",
                    folder.resolve("state").toString());
            try (Comparator comparator = Comparator.start(new ConfigSources(null, Map.of(), settings).load())) {
                String url = comparator.uri().toString();
                await().atMost(Duration.ofSeconds(60))
                        .untilAsserted(() -> assertThat(verdicts(doctor(servers, url, 0)))
                                .doesNotContainValue("WRONG")
                                .containsEntry("token", "GOOD")
                                .containsEntry("instances", "GOOD")
                                .containsEntry("partitions", "GOOD"));

                try (Admin admin = Admin.create(Map.of("bootstrap.servers", servers))) {
                    admin.createPartitions(Map.of("gnomon.old-results", NewPartitions.increaseTo(3)))
                            .all()
                            .get();
                }
                assertThat(verdicts(doctor(servers, url, 1))).containsEntry("partitions", "WRONG");
            }
        }
    }

    @Test
    void withoutKafkaItLooksAtTheRest() throws Exception {
        Map<String, String> verdicts = verdicts(doctor("127.0.0.1:1", "http://127.0.0.1:1", 1));

        assertThat(verdicts)
                .containsEntry("kafka", "WRONG")
                .containsEntry("comparator", "WRONG")
                .containsEntry("versions", "GOOD")
                .containsKey("disk");
    }

    private JsonNode doctor(String servers, String url, int status) throws Exception {
        List<String> args = new ArrayList<>(List.of("doctor", "--bootstrap-servers=" + servers, "--url=" + url));
        args.add("--token-file=" + Files.writeString(folder.resolve("token"), TOKEN));
        args.add("--set=streams.state.folder=" + folder.resolve("state"));
        args.add("--set=kafka.default.api.timeout.ms=3000");
        args.add("--set=kafka.request.timeout.ms=2000");
        Run plain = Run.of(args.toArray(new String[0]));
        args.add("--json");
        Run json = Run.of(args.toArray(new String[0]));

        assertThat(json.status()).as(plain.out() + json.err()).isEqualTo(status);
        return new ObjectMapper().readTree(json.out());
    }

    /** The worst of each check; whatever is not good says what to do. */
    private static Map<String, String> verdicts(JsonNode answer) {
        Map<String, String> verdicts = new HashMap<>();
        for (JsonNode check : answer.path("checks")) {
            String verdict = check.path("verdict").asText();
            assertThat(check.path("todo").asText().isEmpty()).isEqualTo(verdict.equals("GOOD"));
            verdicts.merge(check.path("check").asText(), verdict, (one, other) -> one.equals("WRONG") ? one : other);
        }
        return verdicts;
    }
}
