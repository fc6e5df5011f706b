package dev.gnomon.comparator.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.provision.TopicReport.Outcome;
import dev.gnomon.comparator.provision.TopicSetup;
import dev.gnomon.comparator.runtime.CannotStartException;
import dev.gnomon.comparator.runtime.CannotStartException.Reason;
import dev.gnomon.comparator.runtime.ComparatorFailedException;
import dev.gnomon.embedded.EmbeddedKafka;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ComparatorIT {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private static Path brokerFolder;

    private static EmbeddedKafka kafka;

    @TempDir
    private Path stateFolder;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.start(brokerFolder);
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void becomesReadyAnswersAndEndsWithinFiveSeconds() throws Exception {
        ComparatorConfig config = config("runs.");
        TopicSetup.create(config);

        long closing;
        try (Comparator comparator = Comparator.start(config)) {
            await().atMost(PATIENCE)
                    .until(() -> get(comparator, "/health/ready").statusCode() == 200);
            await().atMost(PATIENCE).until(() -> comparator.status().ratesHere());
            assertThat(get(comparator, "/health/live").statusCode()).isEqualTo(200);
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(get(comparator, "/api/migrations").body())
                                    .isEqualTo("{\"migrations\":[],\"next\":null,\"stale\":null}"));
            closing = System.nanoTime();
        }

        assertThat(Duration.ofNanos(System.nanoTime() - closing)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    void endsWithinFiveSecondsAlsoWhenKafkaIsGone(@TempDir Path otherBroker) throws Exception {
        long closing;
        long closed;
        try (EmbeddedKafka doomed = EmbeddedKafka.start(otherBroker)) {
            ComparatorConfig config = Configs.of(doomed.bootstrapServers(), stateFolder, Map.of());
            TopicSetup.create(config);
            try (Comparator comparator = Comparator.start(config)) {
                await().atMost(PATIENCE).until(() -> comparator.status().ratesHere());
                doomed.stop();
                closing = System.nanoTime();
            }
            closed = System.nanoTime();
        }

        assertThat(Duration.ofNanos(closed - closing)).isLessThan(Duration.ofSeconds(5));
    }

    @Test
    @Timeout(120)
    void endsAndNamesATopicThatIsDeletedUnderIt() throws Exception {
        ComparatorConfig config = config("doomed.", Map.of("kafka.metadata.max.age.ms", "500"));
        TopicSetup.create(config);

        try (Comparator comparator = Comparator.start(config)) {
            await().atMost(PATIENCE).until(() -> comparator.status().ready());
            deleteTopic(config.topics().names().newResults());

            assertThatThrownBy(comparator::awaitEnd)
                    .isInstanceOf(ComparatorFailedException.class)
                    .hasMessageContaining("topic doomed.new-results does not exist");
            assertThat(get(comparator, "/health/live").statusCode()).isEqualTo(503);
        }
    }

    @Test
    void refusesToStartWithoutItsTopics() {
        assertThatThrownBy(() -> Comparator.start(config("nothing.")).close())
                .isInstanceOfSatisfying(
                        CannotStartException.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.TOPICS))
                .hasMessageContaining("topic nothing.old-results does not exist");
    }

    @Test
    void refusesResultTopicsThatCannotBePaired() throws Exception {
        ComparatorConfig config = config("skewed.");
        createTopic(config.topics().names().newResults(), 3);
        assertThat(TopicSetup.create(config))
                .filteredOn(report -> report.outcome() == Outcome.CREATED)
                .hasSize(6);

        assertThatThrownBy(() -> Comparator.start(config).close())
                .hasMessage("topic skewed.new-results message.timestamp.type is CreateTime, must be LogAppendTime;"
                        + " has 3 partitions, must have as many as skewed.old-results: 6");
    }

    @Test
    void creatingTopicsTwiceChangesNothing() {
        ComparatorConfig config = config("twice.");

        assertThat(TopicSetup.create(config)).hasSize(7).allMatch(report -> report.outcome() == Outcome.CREATED);
        assertThat(TopicSetup.create(config)).hasSize(7).allMatch(report -> report.outcome() == Outcome.GOOD);
    }

    @Test
    void twoComparatorsDoNotShareAStateFolder() {
        ComparatorConfig config = config("shared.");
        TopicSetup.create(config);

        try (Comparator first = Comparator.start(config)) {
            assertThat(first.uri().getPort()).isPositive();
            assertThatThrownBy(() -> Comparator.start(config).close())
                    .hasMessageContaining(stateFolder.toString())
                    .hasMessageContaining("streams.state.folder");
        }
    }

    private ComparatorConfig config(String prefix) {
        return config(prefix, Map.of());
    }

    private ComparatorConfig config(String prefix, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(more);
        all.put("topics.prefix", prefix);
        all.put("streams.application.id", prefix + "comparator");
        return Configs.of(kafka.bootstrapServers(), stateFolder, all);
    }

    private static void deleteTopic(String name) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.deleteTopics(List.of(name)).all().get();
        }
    }

    private static void createTopic(String name, int partitions) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static HttpResponse<String> get(Comparator comparator, String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(comparator.uri().resolve(path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }
}
