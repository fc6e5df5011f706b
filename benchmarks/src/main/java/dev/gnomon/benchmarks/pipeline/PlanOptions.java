package dev.gnomon.benchmarks.pipeline;

import dev.gnomon.benchmarks.variant.VariantName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that say how to run a workload. */
final class PlanOptions {

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often each variant runs, in turn; medians are reported. Default: ${DEFAULT-VALUE}.")
    private int rounds;

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
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where data goes while it runs. Default: the system's temporary folder.")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(
            names = "--jvm-flag",
            paramLabel = "FLAG",
            description = "One more flag for the measured processes, such as a profiler's. May be repeated.")
    private List<String> jvmFlags = List.of();

    Plan plan(List<VariantName> variants) {
        return new Plan(variants, rounds, Duration.ofSeconds(onceAboveSeconds), warmUp, folder, jvmFlags);
    }
}
