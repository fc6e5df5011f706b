package dev.gnomon.benchmarks.report;

import dev.gnomon.benchmarks.process.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that say where a report goes; it is printed in any case. */
public final class ReportOptions {

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = "RESULTS.md",
            description = "Write the report into its section of that page. Default: RESULTS.md.")
    private @Nullable Path results;

    /**
     * Prints {@code text}, and writes what was asked for.
     *
     * @param text the report for people, in Markdown
     * @param report the same for machines, a record
     * @param command the command that made it
     */
    public void publish(String text, Object report, CommandSpec command) {
        PrintWriter out = command.commandLine().getOut();
        out.println(text);
        out.flush();
        if (json != null) {
            write(json, Json.pretty(report));
        }
        if (results != null) {
            new ResultsPage(results).replace(command.name(), "benchmarks/run " + arguments(command), text);
        }
    }

    /** What was asked to be measured, and not where else the report went. */
    private static String arguments(CommandSpec command) {
        String given = String.join(
                " ", command.commandLine().getParent().getParseResult().originalArgs());
        return given.replaceAll(" --json[= ]\\S+", "");
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }
}
