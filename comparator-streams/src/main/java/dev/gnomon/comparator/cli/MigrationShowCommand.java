package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.math.BigDecimal;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows how a migration is run now. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Shows how a migration is run now; exit status 1 if nothing is compared although it should be.")
final class MigrationShowCommand implements Callable<Integer> {

    private static final Shape SHAPE = Shape.ANY
            .with("/migration", JsonNodeType.STRING)
            .with("/mode", JsonNodeType.STRING)
            .with("/epoch", JsonNodeType.NUMBER);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "MIGRATION", description = "The migration's name.")
    private String migration = "";

    @Mixin
    private RestOptions rest = new RestOptions();

    @Override
    public Integer call() {
        JsonNode state = rest.client().get(Paths.migration(migration), SHAPE);
        Screen out = Screen.of(spec);
        if (rest.json()) {
            out.json(state);
        } else {
            print(state, out);
        }
        return state.path("dark").isNull() ? ExitStatus.OK : ExitStatus.NO;
    }

    private static void print(JsonNode state, Screen out) {
        row(out, "migration", state.path("migration").asText());
        row(
                out,
                "mode",
                state.path("mode").asText() + " since "
                        + state.path("modeSince").asText());
        row(out, "exposure", percent(state.path("exposure")));
        row(out, "sample rate", percent(state.path("sampleRate")));
        row(out, "writes", writes(state));
        row(out, "rules", "version " + state.path("rulesVersion").asInt());
        row(
                out,
                "epoch",
                state.path("epoch") + " since " + state.path("changedAt").asText());
        row(out, "by", state.path("by").asText());
        row(out, "reason", state.path("reason").asText());
        JsonNode dark = state.path("dark");
        if (!dark.isNull()) {
            row(out, "dark", dark(dark));
        }
    }

    private static String dark(JsonNode dark) {
        String since =
                dark.path("kind").asText() + " since " + dark.path("since").asText();
        StringJoiner operations = new StringJoiner(", ", ": ", "").setEmptyValue("");
        dark.path("operations").forEach(operation -> operations.add(operation.asText()));
        return since + operations;
    }

    private static String writes(JsonNode state) {
        String writes = state.path("writes").asText();
        return state.path("oldSideBehind").asBoolean() ? writes + ", the old side may miss some" : writes;
    }

    static String percent(JsonNode share) {
        return new BigDecimal(share.asText("0"))
                        .movePointRight(2)
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    private static void row(Screen out, String name, String value) {
        out.printf("%-12s %s%n", name, value);
    }
}
