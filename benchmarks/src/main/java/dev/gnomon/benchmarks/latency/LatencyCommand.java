package dev.gnomon.benchmarks.latency;

import dev.gnomon.benchmarks.process.Scratch;
import dev.gnomon.benchmarks.report.Machine;
import dev.gnomon.benchmarks.report.ReportOptions;
import dev.gnomon.benchmarks.report.RunOptions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what callers feel of the SDK, in good times and bad, and what an idle SDK costs. */
@Command(
        name = "latency",
        description = "Measures how long callers wait with the SDK and without: Kafka up, Kafka down, new side hanging;"
                + " and what an idle SDK costs.",
        mixinStandardHelpOptions = true)
public final class LatencyCommand implements Callable<Integer> {

    private static final long DISK_BYTES = 2L << 30;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "500",
            description = "Requests a second. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How long each scenario is measured, after a warm-up. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--scenarios",
            paramLabel = "NAME",
            split = ",",
            description = "What to measure: ${COMPLETION-CANDIDATES}. Goals are against direct. Default: all.")
    private Set<Scenario> scenarios = EnumSet.allOf(Scenario.class);

    @Option(
            names = "--jvm-flag",
            paramLabel = "FLAG",
            description = "One more flag for the measured services, such as a profiler's. May be repeated.")
    private List<String> jvmFlags = List.of();

    @Mixin
    private RunOptions run = new RunOptions();

    @Mixin
    private ReportOptions reportOptions = new ReportOptions();

    @Override
    public Integer call() throws InterruptedException {
        Machine machine = Machine.describe();
        try (Scratch scratch = Scratch.below(run.folder(), DISK_BYTES)) {
            LatencyRounds plan = new LatencyRounds(rate, seconds, run.rounds(), scratch.path(), jvmFlags);
            Map<Scenario, Latency> latencies = plan.latencies(scenarios);
            Map<String, Double> idle =
                    new TreeMap<>(Map.of(LatencyReport.JVM, plan.idle(false), LatencyReport.SDK_OLD, plan.idle(true)));
            LatencyReport report = LatencyReport.of(machine, rate, latencies, idle);
            reportOptions.publish(LatencyText.of(report), report, command);
        }
        return 0;
    }
}
