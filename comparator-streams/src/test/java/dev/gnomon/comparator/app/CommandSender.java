package dev.gnomon.comparator.app;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gnomon.schemas.Change;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.CommandAction;
import dev.gnomon.schemas.Ruling;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Sends commands by REST, each with its ID again and again until it is known what became of it. For one thread. */
final class CommandSender {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, Ruling> answered = new LinkedHashMap<>();
    private final Supplier<URI> comparator;

    /** A sender to the comparator that is there at each moment. */
    CommandSender(Supplier<URI> comparator) {
        this.comparator = comparator;
    }

    /** The rulings that were answered, by the command's ID; where all that came was that it is a replay, none. */
    Map<String, Ruling> answered() {
        return answered;
    }

    void send(Command command) {
        await().atMost(PATIENCE)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    try {
                        return isAnswered(command, post(command));
                    } catch (IOException killed) {
                        return false;
                    }
                });
    }

    private boolean isAnswered(Command command, HttpResponse<String> response) throws IOException {
        if (response.statusCode() >= 500) {
            return false; // it is not known what became of it
        }
        JsonNode body = json.readTree(response.body());
        JsonNode ruling = body.has("ruling") ? body.get("ruling") : body.at("/command/outcome/ruling");
        if (!ruling.asText().equals(Ruling.REPLAYED.name())) {
            answered.put(command.getCommandId(), Ruling.valueOf(ruling.asText()));
        }
        return true;
    }

    private HttpResponse<String> post(Command command) throws IOException, InterruptedException {
        boolean create = command.getAction() == CommandAction.CREATE;
        String path = "/api/migrations" + (create ? "" : "/" + command.getMigration() + "/commands");
        HttpRequest request = HttpRequest.newBuilder(comparator.get().resolve(path))
                .timeout(Duration.ofSeconds(20))
                .header("Authorization", "Bearer " + ComparatorProcess.TOKEN)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body(command, create).toString()))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private ObjectNode body(Command command, boolean create) {
        ObjectNode body = json.createObjectNode()
                .put("commandId", command.getCommandId())
                .put("reason", command.getReason())
                .put("by", command.getBy());
        if (create) {
            body.put("migration", command.getMigration());
        }
        Change change = command.getChange();
        if (change.getMode() != null) {
            body.put("mode", change.getMode().name());
        }
        if (change.getSampleRate() != null) {
            body.put("sampleRate", change.getSampleRate());
        }
        return body;
    }
}
