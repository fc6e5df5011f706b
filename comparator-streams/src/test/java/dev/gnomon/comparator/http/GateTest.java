package dev.gnomon.comparator.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.Commands;
import dev.gnomon.comparator.config.AccessConfig;
import dev.gnomon.comparator.config.HttpConfig;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GateTest {

    private static final String TOKEN = "correct horse battery staple";
    private static final String VIEWER = "look but do not touch";
    private static final List<String> WRONG = List.of("Bearer ", "Bearer " + TOKEN + "x", "Basic " + TOKEN, TOKEN);

    private final FakeQueries queries = new FakeQueries();

    /** What each route answers to whom: nobody's token, a wrong one, the viewer's, the operator's. */
    @Test
    void everyRouteIsOpenToThoseWhoMayUseItAndToNobodyElse() throws Exception {
        queries.put(SampleRates.of("m"));
        queries.control().decide(Commands.creation("m"));
        try (RestServer server = start(TOKEN, VIEWER)) {
            Client client = new Client(server.uri());
            for (Route route : routes()) {
                int refused = route.open() ? 200 : 401;
                String path = route.path().replace("{migration}", "m");

                assertThat(client.get(path).statusCode()).as("%s, none", path).isEqualTo(refused);
                for (String wrong : WRONG) {
                    assertThat(client.get(path, "Authorization", wrong).statusCode())
                            .as("%s, %s", path, wrong)
                            .isEqualTo(refused);
                }
                for (String right : List.of(VIEWER, TOKEN)) {
                    assertThat(client.get(path, "Authorization", "Bearer " + right)
                                    .statusCode())
                            .as("%s, %s", path, right)
                            .isEqualTo(200);
                }
            }
            assertEveryChangeNeedsTheToken(client);
            for (ChangeRoute route : new Routes(queries.queries()).changes()) {
                String path = route.path().replace("{migration}", "m");

                assertThat(client.postJson(path, "{}", VIEWER).statusCode())
                        .as("%s, viewer", path)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void onlyTheDashboardTheDescriptionAndHealthAreOpen() {
        assertThat(routes().stream().filter(route -> !route.open()).map(Route::path))
                .containsExactly(
                        "/api/migrations",
                        "/api/migrations/{migration}/rates",
                        "/api/status",
                        "/metrics",
                        "/api/migrations/{migration}",
                        "/api/migrations/{migration}/history");
    }

    @Test
    void whereReadingIsOpenOnlyChangingNeedsTheToken() throws Exception {
        queries.put(SampleRates.of("m"));
        try (RestServer server = RestServer.start(new HttpConfig("127.0.0.1", 0, TOKEN, false), queries.queries())) {
            Client client = new Client(server.uri());

            assertThat(client.get("/api/migrations/m/rates").statusCode()).isEqualTo(200);
            assertThat(statusLine(server.uri().getPort(), "evil.example")).contains("403");
            assertEveryChangeNeedsTheToken(client);
        }
    }

    @Test
    void withoutATokenConfiguredNothingCanBeChanged() throws Exception {
        try (RestServer server = start(null)) {
            Client client = new Client(server.uri());
            for (ChangeRoute route : new Routes(queries.queries()).changes()) {
                String path = route.path().replace("{migration}", "m");
                assertThat(client.postJson(path, "{}", "").statusCode())
                        .as(path)
                        .isEqualTo(403);
                assertThat(client.postJson(path, "{}", TOKEN).statusCode())
                        .as(path)
                        .isEqualTo(403);
            }
        }
    }

    @Test
    void aFormCannotChangeAnything() throws Exception {
        try (RestServer server = start(TOKEN)) {
            HttpResponse<String> form = new Client(server.uri())
                    .post(
                            "/api/migrations",
                            "{}",
                            "Authorization",
                            "Bearer " + TOKEN,
                            "Content-Type",
                            "application/x-www-form-urlencoded");

            assertThat(form.statusCode()).isEqualTo(415);
        }
    }

    @Test
    void aTokenInTheAddressOrACookieOpensNothing() throws Exception {
        try (RestServer server = start(TOKEN)) {
            Client client = new Client(server.uri());
            String encoded = TOKEN.replace(' ', '+');

            assertThat(client.get("/api/status?token=" + encoded + "&access_token=" + encoded)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(client.get("/api/status", "Cookie", "token=" + encoded).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void withoutATokenANameThatOnlyResolvesToLoopbackIsRefused() throws Exception {
        try (RestServer server = start(null)) {
            int port = server.uri().getPort();

            assertThat(statusLine(port, "evil.example")).contains("403");
            assertThat(statusLine(port, "evil.example:" + port)).contains("403");
            assertThat(statusLine(port, "localhost:" + port)).contains("200");
            assertThat(statusLine(port, "[::1]:" + port)).contains("200");
            assertThat(statusLine(port, "127.0.0.1")).contains("200");
        }
    }

    @Test
    void everyAnswerTellsBrowsersToKeepToThisOrigin() throws Exception {
        try (RestServer server = start(null)) {
            Client client = new Client(server.uri());
            for (String path : List.of("/", "/dashboard.js", "/api/migrations", "/api/nothing", "/health/live")) {
                var headers = client.get(path).headers();

                assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                        .as(path)
                        .contains("default-src 'self'", "frame-ancestors 'none'")
                        .doesNotContain("unsafe");
                assertThat(headers.firstValue("X-Content-Type-Options")).hasValue("nosniff");
                assertThat(headers.firstValue("X-Frame-Options")).hasValue("DENY");
                assertThat(headers.firstValue("Access-Control-Allow-Origin")).isEmpty();
                assertThat(headers.firstValue("Server")).isEmpty();
            }
        }
    }

    private void assertEveryChangeNeedsTheToken(Client client) throws Exception {
        for (ChangeRoute route : new Routes(queries.queries()).changes()) {
            String path = route.path().replace("{migration}", "m");

            assertThat(client.post(path, "{}").statusCode())
                    .as("%s, none", path)
                    .isEqualTo(401);
            assertThat(client.postJson(path, "{}", TOKEN + "x").statusCode())
                    .as("%s, wrong", path)
                    .isEqualTo(401);
            assertThat(client.postJson(path, "{}", TOKEN).statusCode())
                    .as("%s, operator", path)
                    .isEqualTo(422);
        }
    }

    private RestServer start(String token, String viewerToken) {
        AccessConfig access = new AccessConfig(token, viewerToken, true);
        return RestServer.start(new HttpConfig("127.0.0.1", 0, access, null), queries.queries());
    }

    private RestServer start(@Nullable String token) {
        return RestServer.start(new HttpConfig("127.0.0.1", 0, token), queries.queries());
    }

    private List<Route> routes() {
        return new Routes(queries.queries()).all();
    }

    /** By hand, because a well-behaved client does not lie about the host. */
    private static String statusLine(int port, String host) throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            out.write(("GET /api/migrations HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}
