package dev.gnomon.comparator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.Commands;
import dev.gnomon.comparator.config.AccessConfig;
import dev.gnomon.comparator.config.HttpConfig;
import dev.gnomon.comparator.peer.PeerClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every route with every verb and every token. */
class VerbsTest {

    private static final String TOKEN = "correct horse battery staple";
    private static final String VIEWER = "look but do not touch";
    private static final List<String> VERBS =
            List.of("PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "get", "FOO");

    private final FakeQueries queries = new FakeQueries();
    private RestServer server;
    private Client client;

    @BeforeEach
    void start() {
        queries.put(SampleRates.of("m"));
        queries.control().decide(Commands.creation("m"));
        AccessConfig access = new AccessConfig(TOKEN, VIEWER, true);
        server = RestServer.start(new HttpConfig("127.0.0.1", 0, access, null), queries.queries());
        client = new Client(server.uri());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void headAnswersAsGetDoesAndSendsNoBody() throws Exception {
        for (String state : List.of("RUNNING", "REBALANCING", "ERROR")) {
            queries.enter(state);
            for (String path : readable()) {
                for (@Nullable String token : tokens()) {
                    assertHeadIsLikeGet(path, token);
                }
            }
        }
    }

    @Test
    void otherVerbsAreRefusedWithThoseThatAreAllowed() throws Exception {
        TreeSet<String> changed = new TreeSet<>();
        changes().forEach(changed::add);
        for (String path : readable()) {
            for (String verb : VERBS) {
                HttpResponse<String> answer = client.send(verb, path, headers(TOKEN));

                assertThat(answer.statusCode()).as("%s %s", verb, path).isEqualTo(405);
                assertThat(answer.headers().firstValue("Allow").orElse("none").split(", "))
                        .as("%s %s", verb, path)
                        .contains("GET", "HEAD")
                        .doesNotContain(verb);
                assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                        .as("%s %s", verb, path)
                        .startsWith("application/problem+json");
            }
            if (!changed.contains(path)) {
                assertThat(client.send("POST", path, headers(TOKEN)).statusCode())
                        .as("POST %s", path)
                        .isEqualTo(405);
            }
        }
        for (String path : changes()) {
            for (String verb : VERBS) {
                assertThat(client.send(verb, path, headers(TOKEN)).headers().firstValue("Allow"))
                        .as("%s %s", verb, path)
                        .hasValueSatisfying(allowed -> assertThat(allowed).contains("POST"));
            }
        }
    }

    @Test
    void noVerbOfAnUnknownPathIsAnswered() throws Exception {
        for (String verb : List.of("GET", "HEAD", "POST", "PUT", "OPTIONS")) {
            assertThat(client.send(verb, "/api/nothing", headers(TOKEN)).statusCode())
                    .as(verb)
                    .isEqualTo(404);
        }
    }

    @Test
    void noQueryAndNoNameIsAServerError() throws Exception {
        List<String> odd = List.of(
                "%00", "%ff", "%zz", "%", "a%0d%0ab", "%e2%80%ae", "%2e%2e", "%2F", ";a=b", "a".repeat(4_000), "'\"<>");
        for (String text : odd) {
            for (String path : List.of(
                    "/api/migrations?after=" + text,
                    "/api/migrations?limit=" + text,
                    "/api/migrations/" + text,
                    "/api/migrations/" + text + "/history",
                    "/api/migrations/" + text + "/rates",
                    "/api/migrations/m/history?before=" + text,
                    "/peer/stores/" + text + "?from=" + text,
                    "/" + text)) {
                String answer = Hostile.answer(
                        server.uri(),
                        "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + TOKEN
                                + "\r\nConnection: close\r\n\r\n");

                assertThat(answer).as(path).startsWith("HTTP/1.1 ").doesNotStartWith("HTTP/1.1 5");
            }
        }
    }

    private void assertHeadIsLikeGet(String path, @Nullable String token) throws Exception {
        HttpResponse<String> get = client.send("GET", path, headers(token));
        HttpResponse<String> head = client.send("HEAD", path, headers(token));

        assertThat(head.statusCode()).as("%s, %s", path, token).isEqualTo(get.statusCode());
        assertThat(head.body()).as("%s, %s", path, token).isEmpty();
        for (String header : List.of("Content-Type", "Content-Length", "WWW-Authenticate", "Content-Security-Policy")) {
            assertThat(head.headers().firstValue(header))
                    .as("%s of %s, %s", header, path, token)
                    .isEqualTo(get.headers().firstValue(header));
        }
    }

    private static List<@Nullable String> tokens() {
        List<@Nullable String> tokens = new ArrayList<>(List.of(TOKEN, VIEWER, TOKEN + "x"));
        tokens.add(null);
        return tokens;
    }

    private static String[] headers(@Nullable String token) {
        return token == null ? new String[0] : new String[] {"Authorization", "Bearer " + token};
    }

    private List<String> readable() {
        Routes routes = new Routes(queries.queries());
        return Stream.concat(routes.all().stream().map(Route::path), Stream.of(PeerClient.PATH + "rates?from="))
                .map(path -> path.replace("{migration}", "m"))
                .toList();
    }

    private List<String> changes() {
        return new Routes(queries.queries())
                .changes().stream()
                        .map(route -> route.path().replace("{migration}", "m"))
                        .toList();
    }
}
