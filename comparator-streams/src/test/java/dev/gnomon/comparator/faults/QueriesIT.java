package dev.gnomon.comparator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.comparator.Observations;
import dev.gnomon.embedded.EmbeddedKafka;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** What is answered while instances come and go. */
class QueriesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TOKEN = "correct horse battery staple";

    @TempDir
    private static Path folder;

    private static EmbeddedKafka kafka;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.start(folder.resolve("kafka"));
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    @Test
    void noAnswerIsWrongWhileTheOwnerIsKilledAnotherInstanceJoinsAndTheNextOwnerIsToldToEnd(TestReporter measured)
            throws Exception {
        try (FaultScenario scenario = scenario();
                Traffic traffic = scenario.traffic();
                Questions questions = new Questions(Observations.MIGRATION, traffic::begun)) {
            List<ComparatorProcess> three =
                    List.of(scenario.comparator("first"), scenario.comparator("second"), scenario.comparator("third"));
            scenario.awaitMembers(3);
            scenario.awaitVerdictsEverywhere();
            questions.askAll(three.toArray(ComparatorProcess[]::new));
            await().atMost(PATIENCE).until(questions::allAnswerCurrently);
            commandsAreTakenByAny(three);

            List<ComparatorProcess> running = new ArrayList<>(three);
            ComparatorProcess killed = takeOwner(running);
            questions.leave(killed);
            assertThat(killed.kill()).isEqualTo(ComparatorProcess.KILLED);
            running.add(scenario.comparator("fourth"));
            questions.join(running.get(2));
            awaitCurrentAnswers(scenario, questions, 3);

            ComparatorProcess ended = takeOwner(running);
            questions.mayEnd(ended);
            assertThat(ended.terminate()).isEqualTo(ComparatorProcess.TERMINATED);
            questions.leave(ended);
            awaitCurrentAnswers(scenario, questions, 2);
            traffic.finish();

            running.forEach(scenario::assertNothingDiffers);
            measured.publishEntry("answers", questions.counts().toString());
            assertThat(questions.wrong()).isEmpty();
            assertThat(questions.of("current")).isGreaterThan(500);
            assertThat(questions.of("stale")).as("answers of copies").isPositive();
        }
    }

    private static void awaitCurrentAnswers(FaultScenario scenario, Questions questions, int members) {
        scenario.awaitMembers(members);
        scenario.awaitVerdictsEverywhere();
        questions.forgetWhoAnswered();
        await().atMost(PATIENCE).until(questions::allAnswerCurrently);
        assertThat(questions.wrong()).isEmpty();
    }

    /** The one that has the rates, which is taken out of the list. */
    private ComparatorProcess takeOwner(List<ComparatorProcess> running) {
        ComparatorProcess owner = await().atMost(PATIENCE)
                .until(() -> running.stream().filter(this::hasTheRates).findFirst(), Optional::isPresent)
                .orElseThrow();
        running.remove(owner);
        return owner;
    }

    /** Each creates a migration, which all others know at once. */
    private void commandsAreTakenByAny(List<ComparatorProcess> instances) throws Exception {
        for (int each = 0; each < instances.size(); each++) {
            String name = "created-" + each;
            HttpResponse<String> created = http.send(
                    HttpRequest.newBuilder(instances.get(each).uri().resolve("/api/migrations"))
                            .header("Authorization", "Bearer " + TOKEN)
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString(
                                    "{\"migration\":\"" + name + "\",\"reason\":\"a test\",\"by\":\"ada\"}"))
                            .build(),
                    BodyHandlers.ofString());
            assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
            for (ComparatorProcess instance : instances) {
                assertThat(get(instance, "/api/migrations/" + name).body()).contains("\"epoch\":1");
                assertThat(get(instance, "/api/migrations/" + name + "/rates").body())
                        .contains("\"requests\":0");
                assertThat(get(instance, "/api/migrations/" + name + "/history").body())
                        .contains("a test");
            }
        }
    }

    private boolean hasTheRates(ComparatorProcess instance) {
        try {
            return new ObjectMapper()
                    .readTree(get(instance, "/api/status").body())
                    .path("ratesHere")
                    .asBoolean();
        } catch (Exception silent) {
            throw new IllegalStateException(silent);
        }
    }

    private HttpResponse<String> get(ComparatorProcess instance, String path) throws Exception {
        return http.send(HttpRequest.newBuilder(instance.uri().resolve(path)).build(), BodyHandlers.ofString());
    }

    private static FaultScenario scenario() {
        FaultScenario scenario = new FaultScenario(kafka.bootstrapServers(), "queried", folder);
        scenario.set("http.token", TOKEN);
        return scenario;
    }
}
