package dev.gnomon.benchmarks.pipeline;

import dev.gnomon.benchmarks.process.Json;
import dev.gnomon.benchmarks.report.PipelineText;
import dev.gnomon.benchmarks.report.Report;
import dev.gnomon.benchmarks.report.ResultsPage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options that say where a report goes; it is printed in any case. */
final class ReportOptions {

    @Option(names = "--json", paramLabel = "FILE", description = "Write the report there as JSON.")
    private @Nullable Path json;

    @Option(
            names = "--results",
            paramLabel = "FILE",
            arity = "0..1",
            fallbackValue = "RESULTS.md",
            description = "Write the report into its section of that page. Default: RESULTS.md.")
    private @Nullable Path results;

    void publish(Report report, CommandSpec command) {
        String text = PipelineText.of(report);
        PrintWriter out = command.commandLine().getOut();
        out.println(text);
        out.flush();
        if (json != null) {
            write(json, Json.pretty(report));
        }
        if (results != null) {
            String arguments = String.join(
                    " ", command.commandLine().getParent().getParseResult().originalArgs());
            new ResultsPage(results).replace(command.name(), "benchmarks/run " + arguments, text);
        }
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException("cannot write " + file, unwritable);
        }
    }
}
