package dev.gnomon.benchmarks;

import dev.gnomon.benchmarks.latency.LatencyCommand;
import dev.gnomon.benchmarks.pipeline.LiveCommand;
import dev.gnomon.benchmarks.pipeline.PipelineCommand;
import dev.gnomon.benchmarks.sdk.SdkCommand;
import dev.gnomon.benchmarks.switching.SwitchCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line: {@code benchmarks/run}. Exit status 0, or 1 where a measurement failed, or 2 for wrong usage. */
@Command(
        name = "benchmarks/run",
        description = "Measures Gnomon beside its peers.",
        mixinStandardHelpOptions = true,
        subcommands = {
            PipelineCommand.class,
            LiveCommand.class,
            SdkCommand.class,
            LatencyCommand.class,
            SwitchCommand.class
        })
public final class Benchmarks {

    private static final int FAILED = 1;

    private Benchmarks() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Benchmarks())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((failed, command, parsed) -> {
                    if (failed instanceof IllegalArgumentException) {
                        command.getErr().println(failed.getMessage());
                        return CommandLine.ExitCode.USAGE;
                    }
                    failed.printStackTrace(command.getErr());
                    return FAILED;
                });
    }
}
