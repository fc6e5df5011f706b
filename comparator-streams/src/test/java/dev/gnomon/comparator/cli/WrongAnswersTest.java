package dev.gnomon.comparator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.gnomon.comparator.config.HttpConfig;
import dev.gnomon.comparator.http.FakeQueries;
import dev.gnomon.comparator.http.RestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Every command that asks a comparator, before something that is none. */
class WrongAnswersTest {

    private static final List<String> COMMANDS = List.of(
            "status",
            "migrations",
            "migrations show m",
            "migrations history m",
            "migrations create m --reason x",
            "mode m SHADOW --reason x");

    private static final List<String> BODIES = List.of(
            "{}",
            "[]",
            "null",
            "",
            "42",
            "\"text\"",
            "<html><body>It works!</body></html>",
            "{\"migrations\":5}",
            "{\"migrations\":[{}],\"next\":null}",
            "{\"migrations\":[],\"next\":\"a\"}",
            "{\"migrations\":[{\"migration\":\"a\"}],\"next\":\"a\"}",
            "{\"commands\":[{}]}",
            "{\"command\":{}}",
            "{\"ready\":\"yes\",\"state\":1}",
            "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}",
            "{\"half\":",
            "x".repeat(17 << 20));

    @TempDir
    private Path folder;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile Answering answering = exchange -> {};

    private interface Answering {
        void to(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                answering.to(exchange);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    @Timeout(120)
    void whateverIsNoComparatorIsExitStatusThree() {
        for (String body : BODIES) {
            for (int status : new int[] {200, 302, 404, 503}) {
                answering = exchange -> send(exchange, status, body);
                for (String command : COMMANDS) {
                    Run run = run(command);

                    assertThat(run.status())
                            .as("%s: %d %.40s", command, status, body)
                            .isEqualTo(3);
                    assertThat(run.out())
                            .as("%s: %d %.40s", command, status, body)
                            .isEmpty();
                    assertThat(run.err().lines()).hasSize(1);
                }
            }
        }
    }

    @Test
    @Timeout(60)
    void anAnswerThatTricklesInIsNotWaitedForForEver() {
        answering = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            for (int left = 300; left > 0; left--) {
                exchange.getResponseBody().write(' ');
                exchange.getResponseBody().flush();
                java.util.concurrent.locks.LockSupport.parkNanos(
                        Duration.ofMillis(100).toNanos());
            }
        };

        Run run = run("status");

        assertThat(run.status()).isEqualTo(3);
        assertThat(run.err()).contains("no whole answer within 5 s");
    }

    @Test
    void errorsAreJsonWhereJsonIsWanted() throws IOException {
        answering = exchange -> send(exchange, 200, "{}");
        for (String command : COMMANDS) {
            var error = new ObjectMapper().readTree(run(command + " --json").out());

            assertThat(error.path("exitStatus").asInt()).isEqualTo(3);
            assertThat(error.path("error").asText()).contains("is not a comparator");
        }
        var usage = new ObjectMapper()
                .readTree(Run.of("topics", "check", "--json", "--nonsense").out());
        assertThat(usage.path("exitStatus").asInt()).isEqualTo(2);
        var topics = Run.of("topics", "check", "--json", "--config", folder.toString());
        assertThat(new ObjectMapper().readTree(topics.out()).path("exitStatus").asInt())
                .isEqualTo(2);
    }

    @Test
    void noTokenIsEverPrinted() throws IOException {
        Path file = folder.resolve("token");
        for (String content : List.of(
                "first-secret-line\nsecond-secret-line\n", "secret\u0007bell", "secret-\u00e9", "", "secret\u0000")) {
            Files.writeString(file, content);
            for (String command : COMMANDS) {
                Run run = run(command + " --verbose --json --token-file=" + file);

                assertThat(run.status()).as("%s: %s", command, content).isEqualTo(2);
                assertThat(run.err() + run.out()).doesNotContain("secret");
            }
        }
        Run run = Run.of("status", "--url", "http://name:secret@127.0.0.1:1/");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).doesNotContain("secret");
    }

    @Test
    void foreignTextCannotForgeALineOrSteerTheTerminal() {
        String evil = "x\\nmode         NEW since 1970\\u001b[2J\\u009b31m\\u202e\\u200b\\r";
        answering = exchange -> send(exchange, 200, """
                {"migration":"%1$s","mode":"%1$s","modeSince":"%1$s","epoch":1,"by":"%1$s","reason":"%1$s","state":"%1$s",
                 "ready":true,"applicationId":"%1$s","startedAt":"%1$s","next":null,
                 "dark":{"kind":"%1$s","since":"%1$s","operations":["%1$s"]},
                 "migrations":[{"migration":"%1$s","requests":"%1$s"}],
                 "command":{"migration":"%1$s","outcome":{"explanation":"%1$s","epoch":1}},
                 "commands":[{"by":"%1$s","reason":"%1$s",
                    "outcome":{"decidedAt":"%1$s","ruling":"%1$s","explanation":"%1$s"}}]}""".formatted(evil));
        for (String command : COMMANDS) {
            assertHarmless(run(command));
            assertHarmless(run(command + " --json"));
        }
        answering = exchange -> send(exchange, 422, "{\"status\":422,\"detail\":\"" + evil + "\"}");
        COMMANDS.forEach(command -> assertHarmless(run(command + " --verbose")));
    }

    @Test
    void everyCommandWorksBelowAPathPrefix() throws Exception {
        String token = "correct horse battery staple";
        Path file = Files.writeString(folder.resolve("token"), token);
        try (RestServer comparator =
                RestServer.start(new HttpConfig("127.0.0.1", 0, token, true), new FakeQueries().queries())) {
            answering = exchange -> forward(exchange, "/tools/gnomon", comparator.uri());
            for (String command : List.of(
                    "migrations create m --reason x",
                    "status",
                    "migrations",
                    "migrations show m",
                    "migrations history m",
                    "mode m SHADOW --reason x")) {
                for (String end : List.of("", "/")) {
                    Run run = run(command, "/tools/gnomon" + end, file);
                    assertThat(run.status())
                            .as("%s: %s", command, run.err())
                            .isEqualTo(command.startsWith("mode") && end.equals("/") ? 1 : statusOf(command, end));
                }
            }
            assertThat(run("migrations history nobody", "/tools/gnomon", file).status())
                    .isEqualTo(1);
        }
    }

    /** What is done once cannot be done a second time. */
    private static int statusOf(String command, String end) {
        return command.contains("create") && end.equals("/") ? 1 : 0;
    }

    private static void assertHarmless(Run run) {
        assertThat(run.out() + run.err())
                .doesNotContain("\nmode         NEW since 1970")
                .doesNotContain("\u001b", "\u009b", "\u202e", "\u200b", "\r");
    }

    private Run run(String command) {
        return Run.of((command + " --url=" + uri("")).split(" "));
    }

    private Run run(String command, String prefix, Path tokenFile) {
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.add("--url=" + uri(prefix));
        args.add("--token-file=" + tokenFile);
        return Run.of(args.toArray(new String[0]));
    }

    private String uri(String prefix) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + prefix;
    }

    private static void send(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    /** What a proxy does that cuts off a prefix. */
    private static void forward(HttpExchange exchange, String prefix, URI to) throws IOException {
        String path = exchange.getRequestURI().toString();
        if (!path.startsWith(prefix + "/")) {
            send(exchange, 404, "nothing here");
            return;
        }
        HttpRequest.Builder request = HttpRequest.newBuilder(to.resolve(path.substring(prefix.length())))
                .method(
                        exchange.getRequestMethod(),
                        HttpRequest.BodyPublishers.ofByteArray(
                                exchange.getRequestBody().readAllBytes()));
        for (String header : List.of("Authorization", "Content-Type")) {
            exchange.getRequestHeaders()
                    .getOrDefault(header, List.of())
                    .forEach(value -> request.header(header, value));
        }
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
            send(exchange, answer.statusCode(), answer.body());
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }
}
