package dev.gnomon.comparator.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.gnomon.comparator.config.HttpConfig;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is accepted can be answered; what cannot is refused with a reason. */
class BodiesTest {

    private static final String TOKEN = "correct horse battery staple";

    private final FakeQueries queries = new FakeQueries();
    private RestServer server;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        server = RestServer.start(new HttpConfig("127.0.0.1", 0, TOKEN, false), queries.queries());
        client = new Client(server.uri());
        assertThat(client.postJson("/api/migrations", create("m"), TOKEN).statusCode())
                .isEqualTo(201);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/json | 201",
                "Application/JSON | 201",
                "application/json;charset=utf-8 | 201",
                "application/json; charset=\"UTF-8\" | 201",
                "application/json; profile=x | 201",
                "application/json; charset=bogus | 415",
                "application/json; charset=utf-16 | 415",
                "application/json; charset=iso-8859-1 | 415",
                "application/json; charset= | 415",
                "application/jsonp | 415",
                "application/json-seq | 415",
                "application/problem+json | 415",
                "text/json | 415",
                "multipart/form-data; boundary=x | 415",
                "application/x-www-form-urlencoded | 415",
                "application/json, text/plain | 415",
                "json | 415",
            })
    void onlyJsonInUtf8IsTaken(String type, int status) throws Exception {
        HttpResponse<String> answer =
                client.post("/api/migrations", create("n"), "Content-Type", type, "Authorization", "Bearer " + TOKEN);

        assertThat(answer.statusCode()).as(type).isEqualTo(status);
    }

    @Test
    void anEncodedBodyIsRefused() throws Exception {
        HttpResponse<String> answer = client.post(
                "/api/migrations",
                create("n"),
                "Content-Type",
                "application/json",
                "Content-Encoding",
                "gzip",
                "Authorization",
                "Bearer " + TOKEN);

        assertThat(answer.statusCode()).isEqualTo(415);
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() throws Exception {
        for (byte[] broken : List.of(
                "{\"migration\":\"n\",\"reason\":\"caf\u00e9\",\"by\":\"x\"}".getBytes(StandardCharsets.ISO_8859_1),
                "{}".getBytes(StandardCharsets.UTF_16),
                new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf, '{', '}'},
                new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'},
                new byte[0])) {
            assertThat(post(broken).statusCode()).isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"rules", "policy", "evidence", "unknown", "reason", "dryRun"})
    void nestingOver64IsRefusedInEveryField(String field) throws Exception {
        for (String[] bracket : new String[][] {{"[", "]"}, {"{\"a\":", "}"}}) {
            for (int depth : new int[] {65, 997, 5_000}) {
                String nested = bracket[0].repeat(depth) + "1" + bracket[1].repeat(depth);
                String body = "{\"reason\":\"x\",\"by\":\"x\",\"" + field + "\":" + nested + "}";

                for (String path : List.of("/api/migrations", "/api/migrations/m/commands")) {
                    assertThat(client.postJson(path, body, TOKEN).statusCode())
                            .as("%s, %s", path, depth)
                            .isEqualTo(400);
                }
            }
        }
        assertEverythingAnswers();
    }

    @Test
    void whateverIsAcceptedOrRefusedCanBeAnswered() throws Exception {
        String deep = "[".repeat(60) + "]".repeat(60);
        for (String value : List.of(
                deep,
                "{\"a\":" + deep + "}",
                "1e400",
                "1e999999999",
                "-1e-999999999",
                "1".repeat(900),
                "1".repeat(2_000),
                "\"\\ud800\"",
                "\"\\u0000\\u001b\\u009b\"",
                "\"\\u202e\"",
                "[{\"a\":1,\"a\":2}]",
                "NaN",
                "null",
                "[{\"\":\"\"}]",
                "[{\"" + "k".repeat(60_000) + "\":1}]")) {
            for (String field : List.of(
                    "rules",
                    "policy",
                    "evidence",
                    "exposure",
                    "sampleRate",
                    "expectedEpoch",
                    "reason",
                    "by",
                    "commandId")) {
                String body = "{\"force\":true,\"" + field + "\":" + value + defaults(field) + "}";
                int status = client.postJson("/api/migrations/m/commands", body, TOKEN)
                        .statusCode();

                assertThat(status).as("%s: %.60s", field, value).isBetween(200, 499);
                assertEverythingAnswers();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\u001b[31m", "\\u0000", "a\\nb", "\\u009b", "\\u202e", "\\u200b", "\\u2066", "\\ud800"})
    void textThatCannotBeSeenIsRefusedInCommands(String text) throws Exception {
        for (String field : List.of("reason", "by", "commandId")) {
            String body = "{\"mode\":\"SHADOW\",\"" + field + "\":\"x" + text + "y\"" + defaults(field) + "}";
            HttpResponse<String> answer = client.postJson("/api/migrations/m/commands", body, TOKEN);

            assertThat(answer.statusCode()).as("%s in %s", text, field).isIn(400, 422);
            assertThat(Client.json(answer).get("detail").asText()).contains("U+");
        }
    }

    @Test
    void theHistoryOfAnUnknownNameIsNotFound() throws Exception {
        assertThat(client.get("/api/migrations/nobody/history").statusCode()).isEqualTo(404);
        assertThat(client.get("/api/migrations/nobody/history?before=5").statusCode())
                .isEqualTo(404);
        assertThat(client.get("/api/migrations/m/history").statusCode()).isEqualTo(200);
    }

    @Test
    void pagesAreBoundedInBytesAndLeaveNothingOut() throws Exception {
        String rules = "[{\"" + "k".repeat(50_000) + "\":1}]";
        String evidence = "[\"" + "e".repeat(10_000) + "\"]";
        for (int number = 0; number < 60; number++) {
            String body = "{\"force\":true,\"commandId\":\"c" + number + "\",\"rules\":" + rules + ",\"evidence\":"
                    + evidence + defaults("none") + "}";
            assertThat(client.postJson("/api/migrations/m/commands", body, TOKEN)
                            .statusCode())
                    .isBetween(200, 422);
            queries.control().put("n" + number, rules);
        }
        Set<String> commands = new HashSet<>();
        String path = "/api/migrations/m/history?limit=500";
        for (JsonNode next = TextNode.valueOf(""); !next.isNull(); ) {
            JsonNode page = page(path + (next.asText().isEmpty() ? "" : "&before=" + next.asText()));
            page.get("commands")
                    .forEach(each -> commands.add(each.get("commandId").asText()));
            next = page.get("next");
        }
        assertThat(commands).hasSize(61);

        Set<String> names = new HashSet<>();
        for (JsonNode next = TextNode.valueOf(""); !next.isNull(); ) {
            JsonNode page = page("/api/migrations?limit=500&after=" + next.asText());
            page.get("migrations")
                    .forEach(each -> names.add(each.get("migration").asText()));
            next = page.get("next");
        }
        assertThat(names).hasSize(61);
    }

    private JsonNode page(String path) throws Exception {
        HttpResponse<String> answer = client.get(path);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body().length()).isLessThan(1_300_000);
        return Client.json(answer);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bearer", "BEARER", "Bearer", "bEaReR"})
    void theSchemeOfATokenIsWrittenInAnyCase(String scheme) throws Exception {
        HttpResponse<String> answer = client.post(
                "/api/migrations",
                create("n"),
                "Content-Type",
                "application/json",
                "Authorization",
                scheme + " " + TOKEN);

        assertThat(answer.statusCode()).isEqualTo(201);
    }

    @Test
    void aWrongTokenIsToldApartFromNone() throws Exception {
        HttpResponse<String> none = client.post("/api/migrations", "{}", "Content-Type", "application/json");
        HttpResponse<String> wrong = client.postJson("/api/migrations", "{}", "wrong");

        assertThat(Client.json(none).get("detail").asText()).startsWith("send the token");
        assertThat(Client.json(wrong).get("detail").asText())
                .doesNotStartWith("send")
                .contains("not");
        assertThat(wrong.headers().firstValue("WWW-Authenticate"))
                .hasValueSatisfying(challenge -> assertThat(challenge).contains("error=\"invalid_token\""));
    }

    private void assertEverythingAnswers() throws Exception {
        for (String path : List.of("/api/migrations", "/api/migrations/m", "/api/migrations/m/history?limit=500")) {
            assertThat(client.get(path).statusCode()).as(path).isEqualTo(200);
        }
    }

    private HttpResponse<String> post(byte[] body) throws Exception {
        URI uri = server.uri().resolve("/api/migrations");
        HttpRequest request = HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + TOKEN)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static String create(String migration) {
        return "{\"migration\":\"" + migration + "\",\"reason\":\"x\",\"by\":\"x\"}";
    }

    /** What a command needs beside {@code field}. */
    private static String defaults(String field) {
        StringBuilder rest = new StringBuilder();
        Map.of("reason", "x", "by", "x").forEach((name, value) -> {
            if (!name.equals(field)) {
                rest.append(",\"").append(name).append("\":\"").append(value).append('"');
            }
        });
        return rest.toString();
    }
}
