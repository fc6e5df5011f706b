package dev.gnomon.comparator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gnomon.comparator.Commands;
import dev.gnomon.comparator.config.HttpConfig;
import dev.gnomon.comparator.query.Staleness;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RestServerTest {

    private final FakeQueries queries = new FakeQueries();

    private RestServer server;
    private Client client;

    @BeforeEach
    void start() {
        server = RestServer.start(new HttpConfig("127.0.0.1", 0, null), queries.queries());
        client = new Client(server.uri());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void answersTheRatesOfAMigrationWithAllNineVerdicts() throws Exception {
        queries.put(SampleRates.of("customer-id"));

        JsonNode rates = client.json("/api/migrations/customer-id/rates");

        assertThat(rates.get("migration").asText()).isEqualTo("customer-id");
        assertThat(rates.get("updatedAt").asText()).isEqualTo("2026-03-01T12:00:00Z");
        assertThat(rates.get("verdicts").toString())
                .isEqualTo("{\"MATCH\":80,\"MISMATCH\":10,\"NEW_FAILED\":5,\"OLD_FAILED\":3,\"FAILURES_DIFFER\":2,"
                        + "\"MISSING_NEW\":15,\"MISSING_OLD\":10,\"NOT_COMPARABLE\":4,\"EXCLUDED\":1}");
        assertThat(rates.get("requests").asLong()).isEqualTo(137);
        assertThat(rates.get("compared").asLong()).isEqualTo(100);
        assertThat(rates.get("mismatchRate").asDouble()).isEqualTo(0.1);
        assertThat(rates.get("newFailureRate").asDouble()).isEqualTo(0.05);
        assertThat(rates.get("missingRate").asDouble()).isEqualTo(0.2);
        assertThat(rates.at("/minutes/0/minute").asText()).isEqualTo("2026-02-28T16:00:00Z");
        assertThat(rates.at("/minutes/0/mismatchRate").asDouble()).isEqualTo(0.5);
    }

    @Test
    void hasNoRateWhereNothingWasCompared() throws Exception {
        queries.put(SampleRates.empty("quote-v2"));

        JsonNode rates = client.json("/api/migrations/quote-v2/rates");

        assertThat(rates.get("mismatchRate").isNull()).isTrue();
        assertThat(rates.get("missingRate").isNull()).isTrue();
        assertThat(rates.get("requests").asLong()).isEqualTo(1);
    }

    @Test
    void aMigrationThatWasCreatedHasRatesBeforeItsFirstRequest() throws Exception {
        queries.control().decide(Commands.creation("customer-id"));

        JsonNode rates = client.json("/api/migrations/customer-id/rates");

        assertThat(rates.get("requests").asLong()).isZero();
        assertThat(rates.get("mismatchRate").isNull()).isTrue();
        assertThat(rates.get("verdicts")).hasSize(9).allMatch(count -> count.asLong() == 0);
        assertThat(rates.get("minutes")).isEmpty();
    }

    @Test
    void listsMigrationsPageByPage() throws Exception {
        List.of("a", "b", "c").forEach(name -> queries.put(SampleRates.of(name)));

        JsonNode first = client.json("/api/migrations?limit=2");
        JsonNode second =
                client.json("/api/migrations?limit=2&after=" + first.get("next").asText());

        assertThat(first.get("migrations").findValuesAsText("migration")).containsExactly("a", "b");
        assertThat(second.get("migrations").findValuesAsText("migration")).containsExactly("c");
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void refusesAPageWithoutBound() throws Exception {
        for (String limit : List.of("0", "501", "-1", "all", "99999999999")) {
            assertProblem(
                    client.get("/api/migrations?limit=" + limit), 400, "limit must be a number between 1 and 500");
        }
    }

    @Test
    void doesNotAnswerWithAPartOfTheNumbers() throws Exception {
        queries.put(SampleRates.of("customer-id"));
        queries.loseRates();

        for (String path : List.of("/api/migrations", "/api/migrations/customer-id/rates")) {
            HttpResponse<String> response = client.get(path);
            assertProblem(response, 503, "the rates cannot be read here");
            assertThat(response.headers().firstValue("Retry-After")).hasValue("1");
        }
        assertThat(client.json("/api/status").get("ratesHere").asBoolean()).isFalse();
    }

    @Test
    void whatIsReadFromACopyIsMarkedAndNeverTakenForAll() throws Exception {
        queries.put(SampleRates.of("customer-id"));
        queries.fallBehind(new Staleness(12, 3));

        for (String path : List.of("/api/migrations", "/api/migrations/customer-id/rates")) {
            HttpResponse<String> response = client.get(path);
            assertThat(response.headers().firstValue("Gnomon-Stale")).hasValue("records=12, seconds=3");
            assertThat(Client.json(response).at("/stale/recordsBehind").asInt()).isEqualTo(12);
            assertThat(Client.json(response).at("/stale/seconds").asInt()).isEqualTo(3);
        }
        assertThat(client.get("/api/migrations/nobody/rates").statusCode()).isEqualTo(503);
    }

    @Test
    void answersWhatDoesNotExistWithAProblem() throws Exception {
        assertProblem(
                client.get("/api/migrations/nobody/rates"),
                404,
                "no request of this migration has been seen, and nobody has created it");
        assertProblem(client.get("/api/nothing"), 404, "there is nothing to be had this way");
        assertProblem(client.post("/api/status", "{}"), 405, "this route answers only GET, HEAD");
    }

    @Test
    void answersWhatIsNotEvenARequestWithAProblem() throws Exception {
        assertProblem(client.get("/../pom.xml"), 400, "the request cannot be understood");
        assertProblem(client.get("/api/%c0%ae"), 400, "the request cannot be understood");
    }

    @Test
    void refusesABodyOverTheLimit() throws Exception {
        assertProblem(client.post("/api/status", "x".repeat(70_000)), 413, "a body may have 65536 bytes at most");
    }

    @Test
    void healthFollowsTheStateOfTheStreams() throws Exception {
        assertThat(client.get("/health/ready").statusCode()).isEqualTo(200);

        queries.enter("REBALANCING");
        assertThat(client.get("/health/ready").statusCode()).isEqualTo(503);
        assertThat(client.get("/health/live").statusCode()).isEqualTo(200);

        queries.enter("ERROR");
        assertThat(client.get("/health/live").statusCode()).isEqualTo(503);
    }

    @Test
    void whatIsBeingAnsweredIsFinishedWhenItEndsAndWhatStillComesIsSentElsewhere() throws Exception {
        queries.put(SampleRates.of("customer-id"));
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        queries.hold(asked, released);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (Socket open =
                new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
            assertThat(askOn(open)).startsWith("HTTP/1.1 200");
            Future<HttpResponse<String>> answer = threads.submit(() -> client.get("/api/migrations/customer-id/rates"));
            assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();

            Future<?> ended = threads.submit(server::close);
            await().until(this::refusesConnections);
            assertThat(askOn(open))
                    .startsWith("HTTP/1.1 503")
                    .contains("Retry-After: 1", "this instance is ending: ask another one, or come back");
            released.countDown();

            assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
            ended.get(10, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
    }

    /** What is answered over a connection that stays open. */
    private static String askOn(Socket connection) throws IOException {
        connection
                .getOutputStream()
                .write("GET /health/live HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        byte[] answer = new byte[4_096];
        int length = 0;
        while (!new String(answer, 0, length, StandardCharsets.US_ASCII).endsWith("}")) {
            int read = connection.getInputStream().read(answer, length, answer.length - length);
            assertThat(read).as("bytes of an answer").isPositive();
            length += read;
        }
        return new String(answer, 0, length, StandardCharsets.US_ASCII);
    }

    private boolean refusesConnections() {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), server.uri().getPort())) {
            return !socket.isConnected();
        } catch (IOException refused) {
            return true;
        }
    }

    @Test
    void namesTheAddressThatIsTaken() {
        HttpConfig same = new HttpConfig("127.0.0.1", server.uri().getPort(), null);

        assertThatThrownBy(() -> RestServer.start(same, queries.queries()).close())
                .isInstanceOf(AddressTakenException.class)
                .hasMessageStartingWith(
                        "cannot listen on 127.0.0.1:" + server.uri().getPort());
    }

    private static void assertProblem(HttpResponse<String> response, int status, String detail) throws Exception {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = Client.json(response);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("detail").asText()).isEqualTo(detail);
        assertThat(problem.get("title").asText()).isNotBlank();
    }
}
