package dev.gnomon.benchmarks.switching;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.schemas.Mode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Commands one migration by REST, as everybody does. */
final class ControlClient {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper json = new ObjectMapper();
    private final URI comparator;
    private final String token;
    private final String migration;

    ControlClient(URI comparator, String token, String migration) {
        this.comparator = comparator;
        this.token = token;
        this.migration = migration;
    }

    /** Creates the migration; says the epoch. */
    long create() throws InterruptedException {
        return send(
                "/api/migrations", "{\"migration\":\"" + migration + "\",\"reason\":\"benchmark\",\"by\":\"switch\"}");
    }

    /** Changes the mode; says the epoch. */
    long mode(Mode mode) throws InterruptedException {
        return send(
                "/api/migrations/" + migration + "/commands",
                "{\"mode\":\"" + mode + "\",\"reason\":\"benchmark\",\"by\":\"switch\"}");
    }

    private long send(String path, String body) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(comparator.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            JsonNode answer = json.readTree(response.body());
            if (response.statusCode() / 100 != 2) {
                throw new IllegalStateException(path + " answered " + response.statusCode() + ": " + answer);
            }
            return answer.at("/command/outcome/epoch").asLong();
        } catch (IOException unreachable) {
            throw new IllegalStateException("cannot command the comparator at " + comparator, unreachable);
        }
    }
}
