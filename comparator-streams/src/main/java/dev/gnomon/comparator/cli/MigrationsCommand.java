package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.PrintWriter;
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

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private RestOptions options = new RestOptions();

    @Override
    public Integer call() {
        List<JsonNode> migrations = all(options.client());
        PrintWriter out = spec.commandLine().getOut();
        if (options.json()) {
            out.println(JsonNodeFactory.instance.arrayNode().addAll(migrations).toPrettyString());
        } else if (migrations.isEmpty()) {
            out.println("there are no migrations yet");
        } else {
            print(migrations, out);
        }
        out.flush();
        return ExitStatus.OK;
    }

    /** All migrations, page by page. */
    static List<JsonNode> all(RestClient client) {
        List<JsonNode> all = new ArrayList<>();
        JsonNode page;
        String path = "/api/migrations";
        do {
            page = client.get(path);
            page.path("migrations").forEach(all::add);
            path = "/api/migrations?after="
                    + URLEncoder.encode(page.path("next").asText(), StandardCharsets.UTF_8);
        } while (!page.path("next").isNull());
        return all;
    }

    private static void print(List<JsonNode> migrations, PrintWriter out) {
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
