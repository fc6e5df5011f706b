package dev.gnomon.demo.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.schemas.Verdict;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** Asks the comparator's REST surface. Safe for use by several threads. */
public final class RatesClient {

    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final ObjectMapper json = new ObjectMapper();
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(TIMEOUT).build();
    private final URI comparator;

    /** A client of the comparator at {@code comparator}. */
    public RatesClient(URI comparator) {
        this.comparator = comparator;
    }

    /**
     * What one migration has come to.
     *
     * @param verdicts requests by verdict
     * @param pending requests that have no verdict yet
     */
    public record Rates(Map<Verdict, Long> verdicts, long pending) {

        /** Copies the counts. */
        public Rates {
            verdicts = Map.copyOf(verdicts);
        }

        /** Requests that have a verdict. */
        public long judged() {
            return verdicts.values().stream().mapToLong(Long::longValue).sum();
        }

        /** Requests that have a verdict other than MATCH. */
        public long discrepancies() {
            return judged() - verdicts.getOrDefault(Verdict.MATCH, 0L);
        }
    }

    /** The rates of a migration; nothing at all where the comparator does not know it, or cannot say it now. */
    public Rates of(String migration) throws InterruptedException {
        URI uri = comparator.resolve("/api/migrations/" + migration + "/rates");
        HttpRequest request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).build();
        try {
            HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
            return answer.statusCode() == 200 ? read(json.readTree(answer.body())) : new Rates(Map.of(), 0);
        } catch (IOException unreachable) {
            return new Rates(Map.of(), 0);
        }
    }

    private static Rates read(JsonNode answer) {
        Map<Verdict, Long> verdicts = new EnumMap<>(Verdict.class);
        for (Map.Entry<String, JsonNode> count : answer.path("verdicts").properties()) {
            verdicts.put(Verdict.valueOf(count.getKey()), count.getValue().asLong());
        }
        return new Rates(verdicts, answer.path("pending").asLong());
    }
}
