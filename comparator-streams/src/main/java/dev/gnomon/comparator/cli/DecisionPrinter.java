package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;

/** Tells what was decided. */
final class DecisionPrinter {

    private final PrintWriter out;
    private final boolean json;

    DecisionPrinter(PrintWriter out, boolean json) {
        this.out = out;
        this.json = json;
    }

    void print(JsonNode decision) {
        JsonNode command = decision.path("command");
        JsonNode outcome = command.path("outcome");
        if (json) {
            out.println(decision.toPrettyString());
        } else {
            out.printf(
                    "%s: %s%s, epoch %d%n",
                    command.path("migration").asText(),
                    decision.path("dryRun").asBoolean() ? "would be " : "",
                    outcome.path("explanation").asText(),
                    outcome.path("epoch").asLong());
        }
        out.flush();
    }
}
