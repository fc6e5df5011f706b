package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Says how a running comparator is doing. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = "Says how a running comparator is doing; exit status 1 if it does not process.")
final class StatusCommand implements Callable<Integer> {

    static final Shape SHAPE = Shape.ANY
            .with("/state", JsonNodeType.STRING)
            .with("/ready", JsonNodeType.BOOLEAN)
            .with("/applicationId", JsonNodeType.STRING);

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private RestOptions options = new RestOptions();

    @Override
    public Integer call() {
        JsonNode status = options.client().get("/api/status", SHAPE);
        Screen out = Screen.of(spec);
        if (options.json()) {
            out.json(status);
        } else {
            print(status, out);
        }
        return status.path("ready").asBoolean() ? ExitStatus.OK : ExitStatus.NO;
    }

    private static void print(JsonNode status, Screen out) {
        out.printf("%-16s %s%n", "state", status.path("state").asText());
        out.printf("%-16s %s%n", "application", status.path("applicationId").asText());
        out.printf("%-16s %s%n", "since", status.path("startedAt").asText());
        out.printf(
                "%-16s put together by %s%n",
                "rates", status.path("ratesHere").asBoolean() ? "this instance" : "another instance");
        out.printf(
                "%-16s %d running, %d died and were replaced%n",
                "stream threads",
                status.path("threads").size(),
                status.path("threadDeaths").asLong());
        out.printf("%-16s %d%n", "dead letters", status.path("deadLetters").asLong());
    }
}
