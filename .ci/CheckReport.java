import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.util.List;

/** Reads what {@code ./gnomon demo --json} wrote, and holds it against the number of requests that were asked for. */
final class CheckReport {

    public static void main(String... args) throws IOException {
        JsonNode report = new ObjectMapper().readTree(new File(args[0]));
        long requests = Long.parseLong(args[1]);
        for (String migration : List.of("customer-id", "quote-v2")) {
            JsonNode node = report.path(migration);
            JsonNode events = node.path("discrepancies");
            must(node.path("requests").asLong() == requests, migration + ": requests");
            must(sum(node.path("planted")) == requests, migration + ": planted do not add up");
            must(node.path("planted").equals(node.path("found")), migration + ": planted and found differ");
            long expected = events.path("expected").asLong();
            must(expected == requests - node.at("/planted/MATCH").asLong() && expected > 0, migration + ": expected");
            must(events.path("seen").asLong() == expected, migration + ": seen");
            must(events.path("unexpected").asLong(-1) == 0, migration + ": unexpected");
        }
    }

    private static long sum(JsonNode counts) {
        long sum = 0;
        for (JsonNode count : counts) {
            sum += count.asLong();
        }
        return sum;
    }

    private static void must(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalStateException(otherwise);
        }
    }
}
