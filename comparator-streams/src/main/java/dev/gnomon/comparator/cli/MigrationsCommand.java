package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lists the migrations of a running comparator. */
@Command(
        name = "migrations",
        mixinStandardHelpOptions = true,
        description = "Lists the migrations, with their modes and rates.",
        subcommands = {MigrationCreateCommand.class, MigrationShowCommand.class, MigrationHistoryCommand.class})
final class MigrationsCommand implements Callable<Integer> {

    private static final String PATH = "/api/migrations";

    static final Shape SHAPE = Shape.ANY.withList("/migrations", Shape.ANY.with("/migration", JsonNodeType.STRING));

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private RestOptions options = new RestOptions();

    @Override
    public Integer call() {
        List<JsonNode> migrations = all(options.client());
        Screen out = Screen.of(spec);
        if (options.json()) {
            out.json(JsonNodeFactory.instance.arrayNode().addAll(migrations));
        } else if (migrations.isEmpty()) {
            out.line("there are no migrations yet");
        } else {
            print(migrations, out);
        }
        return ExitStatus.OK;
    }

    /** All migrations, page by page; their names must grow, so that it ends. */
    static List<JsonNode> all(RestClient client) {
        List<JsonNode> all = new ArrayList<>();
        String after = "";
        while (true) {
            String path = PATH + (after.isEmpty() ? "" : "?after=" + URLEncoder.encode(after, StandardCharsets.UTF_8));
            JsonNode page = client.get(path, SHAPE);
            page.path("migrations").forEach(all::add);
            JsonNode next = page.path("next");
            if (next.isNull()) {
                return all;
            }
            if (!next.isTextual()
                    || next.asText().compareTo(after) <= 0
                    || page.path("migrations").isEmpty()) {
                throw Shape.notAComparator(URI.create(PATH), "its pages do not end");
            }
            after = next.asText();
        }
    }

    private static void print(List<JsonNode> migrations, Screen out) {
        int width = migrations.stream()
                .mapToInt(one -> one.path("migration").asText().length())
                .max()
                .orElse(0);
        String row = "%-" + Math.max(width, "migration".length()) + "s %-14s %12s %12s %10s %10s %10s%n";
        out.printf(row, "migration", "mode", "requests", "compared", "mismatch", "missing", "new failed");
        for (JsonNode one : migrations) {
            out.printf(
                    row,
                    one.path("migration").asText(),
                    one.at("/state/mode").asText("-"),
                    one.path("requests"),
                    one.path("compared"),
                    percent(one.path("mismatchRate")),
                    percent(one.path("missingRate")),
                    percent(one.path("newFailureRate")));
        }
    }

    private static String percent(JsonNode rate) {
        return rate.isNumber() ? String.format(Locale.ROOT, "%.3f %%", rate.asDouble() * 100) : "-";
    }
}
