package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.comparator.config.ConfigException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Asks a running comparator. */
final class RestClient {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration DECISION = Duration.ofSeconds(20);

    private final URI base;
    private final @Nullable String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * A client.
     *
     * @throws ConfigException if {@code base} cannot be the address of a comparator
     */
    RestClient(URI base, @Nullable String token) {
        if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
            throw new ConfigException("--url must begin with http:// or https://, not '" + base + "'");
        }
        this.base = base;
        this.token = token;
    }

    /**
     * What the comparator answers at {@code path}.
     *
     * @throws UnreachableException if it does not answer, or cannot at the moment
     * @throws AnswerIsNoException if it refuses
     */
    JsonNode get(String path) {
        URI uri = base.resolve(path);
        return send(request(uri).build());
    }

    /**
     * What the comparator answers to {@code body}, sent to {@code path}; waits for as long as it may take to decide.
     *
     * @throws UnreachableException if it does not answer, or cannot at the moment
     * @throws AnswerIsNoException if it refuses
     */
    JsonNode post(String path, JsonNode body) {
        URI uri = base.resolve(path);
        return send(request(uri)
                .timeout(DECISION)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build());
    }

    private JsonNode send(HttpRequest request) {
        URI uri = request.uri();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            JsonNode body = mapper.readTree(response.body());
            if (response.statusCode() / 100 == 2) {
                return body;
            }
            String detail = body.path("detail").asText("without saying why");
            if (response.statusCode() / 100 == 4) {
                throw new AnswerIsNoException(response.statusCode() == 400 ? ExitStatus.USAGE : ExitStatus.NO, detail);
            }
            throw new UnreachableException(uri + " answered " + response.statusCode() + ": " + detail);
        } catch (JsonProcessingException notOurs) {
            throw new UnreachableException("what answers at " + uri + " is not a comparator", notOurs);
        } catch (IOException unreachable) {
            throw new UnreachableException(
                    "cannot reach a comparator at " + base + ": " + why(unreachable) + "; is it running? (--url)",
                    unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted while waiting for " + uri, interrupted);
        }
    }

    private HttpRequest.Builder request(URI uri) {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(PATIENCE);
        return token == null || token.isBlank() ? request : request.header("Authorization", "Bearer " + token);
    }

    private static String why(IOException unreachable) {
        String message = unreachable instanceof ConnectException ? "connection refused" : unreachable.getMessage();
        return message == null ? unreachable.getClass().getSimpleName() : message;
    }
}
