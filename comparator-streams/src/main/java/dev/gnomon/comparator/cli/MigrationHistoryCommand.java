package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows the commands to a migration. */
@Command(
        name = "history",
        mixinStandardHelpOptions = true,
        description = "Shows the commands to a migration, the newest first, refused ones included.")
final class MigrationHistoryCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Parameters(paramLabel = "MIGRATION", description = "The migration's name.")
    private String migration = "";

    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "How many (default: 20).")
    private int limit = 20;

    private static final Shape SHAPE = Shape.ANY.withList(
            "/commands",
            Shape.ANY
                    .with("/by", JsonNodeType.STRING)
                    .with("/reason", JsonNodeType.STRING)
                    .with("/outcome/decidedAt", JsonNodeType.STRING)
                    .with("/outcome/ruling", JsonNodeType.STRING)
                    .with("/outcome/explanation", JsonNodeType.STRING));

    @Mixin
    private RestOptions rest = new RestOptions();

    @Override
    public Integer call() {
        JsonNode history = rest.client().get(Paths.migration(migration) + "/history?limit=" + limit, SHAPE);
        Screen out = Screen.of(spec);
        if (rest.json()) {
            out.json(history);
        } else {
            history.path("commands").forEach(command -> print(command, out));
        }
        return ExitStatus.OK;
    }

    private static void print(JsonNode command, Screen out) {
        JsonNode outcome = command.path("outcome");
        out.printf(
                "%-24s %-8s %-17s %s%n%-24s %s: %s%n",
                outcome.path("decidedAt").asText(),
                "epoch " + outcome.path("epoch").asLong(),
                outcome.path("ruling").asText(),
                outcome.path("explanation").asText(),
                "",
                command.path("by").asText(),
                command.path("reason").asText());
    }
}
