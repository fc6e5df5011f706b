package dev.gnomon.comparator.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.config.HttpConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class HostileClientsTest {

    private static final String TOKEN = "correct horse battery staple";
    private static final String HOST = "Host: 127.0.0.1\r\n";

    private RestServer server;

    private enum Kind {
        NEVER_READS("GET /api/openapi.json HTTP/1.1\r\n" + HOST + "\r\n", 120),
        SLOW_BODY(
                "POST /api/migrations HTTP/1.1\r\n" + HOST + "Authorization: Bearer " + TOKEN
                        + "\r\nContent-Type: application/json\r\nContent-Length: 50000\r\n\r\n{",
                1),
        SLOW_CHUNKS("POST /api/migrations HTTP/1.1\r\n" + HOST + "Transfer-Encoding: chunked\r\n\r\n5\r\n{", 1),
        EXPECTS_TO_BE_ASKED(
                "POST /api/migrations HTTP/1.1\r\n" + HOST + "Expect: 100-continue\r\nContent-Length: 50000\r\n\r\n",
                1),
        SLOW_HEADER("GET /api/status HTTP/1.1\r\n" + HOST + "X-Slow: ", 1),
        SILENT("", 1),
        BUSY_WITH_HEALTH("GET /health/live HTTP/1.1\r\n" + HOST + "\r\n", 500);

        private final String request;

        Kind(String request, int times) {
            this.request = request.repeat(times);
        }
    }

    @BeforeEach
    void start() {
        server = RestServer.start(new HttpConfig("127.0.0.1", 0, TOKEN, false), new FakeQueries().queries());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void healthAnswersWithinASecondBesideHostileConnections(Kind kind) throws Exception {
        try (Hostile hostile = new Hostile(server.uri())) {
            hostile.send(200, kind.request);
            List<Duration> took = new ArrayList<>();
            for (int question = 0; question < 9; question++) {
                took.add(assertAnswers("/health/ready"));
            }
            assertAnswers("/api/migrations");
            Collections.sort(took);
            assertThat(took.get(took.size() / 2)).isLessThan(Duration.ofSeconds(1));
        }
    }

    @Test
    void healthAnswersBesideAllKindsAtOnce() throws Exception {
        try (Hostile hostile = new Hostile(server.uri())) {
            for (Kind kind : Kind.values()) {
                hostile.send(200, kind.request);
            }
            assertAnswers("/health/live");
        }
    }

    @Test
    void aRequestThatTricklesInIsCutOff() throws Exception {
        try (Hostile hostile = new Hostile(server.uri())) {
            hostile.send(20, Kind.SLOW_HEADER.request).send(20, Kind.SLOW_BODY.request);

            await().atMost(Duration.ofSeconds(15))
                    .pollInterval(Duration.ofSeconds(1))
                    .until(() -> hostile.trickle() == 0);
        }
    }

    /** How long it took. */
    private Duration assertAnswers(String path) throws Exception {
        long start = System.nanoTime();
        String answer = Hostile.answer(
                server.uri(), "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 200");
        return Duration.ofNanos(System.nanoTime() - start);
    }
}
