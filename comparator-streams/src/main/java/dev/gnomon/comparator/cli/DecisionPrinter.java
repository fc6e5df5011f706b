package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;

/** Tells what was decided. */
final class DecisionPrinter {

    static final Shape SHAPE = Shape.ANY
            .with("/command/migration", JsonNodeType.STRING)
            .with("/command/outcome/explanation", JsonNodeType.STRING)
            .with("/command/outcome/epoch", JsonNodeType.NUMBER);

    private final Screen out;
    private final boolean json;

    DecisionPrinter(Screen out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void print(JsonNode decision) {
        JsonNode command = decision.path("command");
        JsonNode outcome = command.path("outcome");
        if (json) {
            out.json(decision);
        } else {
            out.printf(
                    "%s: %s%s, epoch %d%n",
                    command.path("migration").asText(),
                    decision.path("dryRun").asBoolean() ? "would be " : "",
                    outcome.path("explanation").asText(),
                    outcome.path("epoch").asLong());
        }
    }
}
