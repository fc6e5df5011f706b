package dev.gnomon.benchmarks.pipeline;

import dev.gnomon.benchmarks.report.RunOptions;
import dev.gnomon.benchmarks.variant.VariantName;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say how to run a workload. */
final class PlanOptions {

    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = "--once-above",
            paramLabel = "SECONDS",
            defaultValue = "3600",
            description = "A variant that takes longer than this in a first round is not run again."
                    + " Default: ${DEFAULT-VALUE}.")
    private long onceAboveSeconds;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Requests that each process works through before it is measured. Default: ${DEFAULT-VALUE}.")
    private long warmUp;

    @Option(
            names = "--jvm-flag",
            paramLabel = "FLAG",
            description = "One more flag for the measured processes, such as a profiler's. May be repeated.")
    private List<String> jvmFlags = List.of();

    Plan plan(List<VariantName> variants) {
        return new Plan(variants, run.rounds(), Duration.ofSeconds(onceAboveSeconds), warmUp, run.folder(), jvmFlags);
    }
}
