package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import dev.gnomon.comparator.config.ConfigException;
import dev.gnomon.comparator.text.Foreign;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Asks a running comparator. Waits for a whole answer for a few seconds, however slowly it comes. */
final class RestClient {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final Duration DECISION = Duration.ofSeconds(20);

    private static final Shape PROBLEM =
            Shape.ANY.with("/status", JsonNodeType.NUMBER).with("/detail", JsonNodeType.STRING);

    private final String base;
    private final @Nullable String token;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final ObjectMapper mapper = new ObjectMapper();

    /**
     * A client.
     *
     * @param base where the comparator is; may have a path, below which a proxy has put it
     * @throws ConfigException if {@code base} cannot be the address of a comparator
     */
    RestClient(URI base, @Nullable String token) {
        if (!"http".equals(base.getScheme()) && !"https".equals(base.getScheme())) {
            throw new ConfigException("--url must begin with http:// or https://, not '" + base + "'");
        }
        if (base.getHost() == null
                || base.getRawUserInfo() != null
                || base.getRawQuery() != null
                || base.getRawFragment() != null) {
            throw new ConfigException("--url must be http://host:port, or that and a path, and nothing else");
        }
        this.base = base.toString().replaceFirst("/+$", "");
        this.token = token;
    }

    /**
     * What the comparator answers at {@code path}.
     *
     * @throws UnreachableException if it does not answer, cannot at the moment, or is no comparator
     * @throws AnswerIsNoException if it refuses
     */
    JsonNode get(String path, Shape shape) {
        return send(request(path).build(), PATIENCE, shape);
    }

    /**
     * What the comparator answers to {@code body}, sent to {@code path}; waits for as long as it may take to decide.
     *
     * @throws UnreachableException if it does not answer, cannot at the moment, or is no comparator
     * @throws AnswerIsNoException if it refuses
     */
    JsonNode post(String path, JsonNode body, Shape shape) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return send(request, DECISION, shape);
    }

    /**
     * Only the status of what is answered to {@code body}.
     *
     * @throws UnreachableException if it does not answer
     */
    int statusOfPost(String path, JsonNode body) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body.toString()))
                .build();
        return answer(request, PATIENCE).statusCode();
    }

    boolean sendsToken() {
        return token != null;
    }

    private JsonNode send(HttpRequest request, Duration patience, Shape shape) {
        URI uri = request.uri();
        HttpResponse<byte[]> response = answer(request, patience);
        JsonNode body = parse(uri, response);
        int status = response.statusCode();
        if (status / 100 == 2) {
            return shape.require(uri, body);
        }
        String detail = Foreign.shown(PROBLEM.require(uri, body).path("detail").asText());
        if (status / 100 == 4) {
            throw new AnswerIsNoException(status == 400 ? ExitStatus.USAGE : ExitStatus.NO, detail);
        }
        throw new UnreachableException(uri + " answered " + status + ": " + detail);
    }

    private HttpResponse<byte[]> answer(HttpRequest request, Duration patience) {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, headers -> new BoundedBody());
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            answer.cancel(true);
            throw unreachable("no whole answer within " + patience.toSeconds() + " s", slow);
        } catch (ExecutionException failed) {
            Throwable why = failed.getCause() == null ? failed : failed.getCause();
            throw unreachable(why instanceof ConnectException ? "connection refused" : why(why), failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new UnreachableException("interrupted while waiting for " + request.uri(), interrupted);
        }
    }

    private JsonNode parse(URI uri, HttpResponse<byte[]> response) {
        try {
            return mapper.readTree(new String(response.body(), StandardCharsets.UTF_8));
        } catch (JsonProcessingException notJson) {
            throw Shape.notAComparator(uri, "it answered " + response.statusCode() + " and no JSON");
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    private UnreachableException unreachable(String why, Throwable cause) {
        return new UnreachableException(
                "cannot reach a comparator at " + base + ": " + why + "; is it running? (--url)", cause);
    }

    private static String why(Throwable failure) {
        boolean told = failure instanceof IOException && failure.getMessage() != null;
        return told ? String.valueOf(failure.getMessage()) : failure.getClass().getSimpleName();
    }
}
