package dev.gnomon.benchmarks.pipeline;

import dev.gnomon.benchmarks.load.Disturbance;
import dev.gnomon.benchmarks.load.Expected;
import dev.gnomon.benchmarks.load.Workload;
import dev.gnomon.benchmarks.report.Machine;
import dev.gnomon.benchmarks.report.PipelineText;
import dev.gnomon.benchmarks.report.Report;
import dev.gnomon.benchmarks.report.ReportOptions;
import dev.gnomon.benchmarks.report.Run;
import dev.gnomon.benchmarks.variant.Measurement;
import dev.gnomon.benchmarks.variant.VariantName;
import dev.gnomon.benchmarks.variant.VariantSpec.Input;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the variants while requests come at a fixed rate. */
@Command(
        name = "live",
        description = "Measures what pairing costs while requests come at a fixed rate, the second side 0 to 2 s after"
                + " the first.",
        mixinStandardHelpOptions = true)
public final class LiveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Requests a second. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "60",
            description = "How long. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Option(
            names = "--migrations",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many migrations share the requests evenly. Default: ${DEFAULT-VALUE}.")
    private int migrations;

    @Option(
            names = "--payload",
            paramLabel = "BYTES",
            defaultValue = "512",
            description = "Size of a payload. Default: ${DEFAULT-VALUE}.")
    private int payload;

    @Option(
            names = "--variants",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "passthrough,gnomon_eos",
            description = "What to measure: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
    private List<VariantName> variants = List.of();

    @Mixin
    private PlanOptions planOptions = new PlanOptions();

    @Mixin
    private ReportOptions reportOptions = new ReportOptions();

    private int inputs;

    @Override
    public Integer call() throws InterruptedException {
        Plan plan = planOptions.plan(variants);
        Workload workload = new Workload((long) rate * seconds, migrations, payload, Disturbance.CALM);
        Machine machine = Machine.describe();
        try (Workbench workbench = Workbench.open(workload, plan)) {
            System.err.println(workload);
            Rounds rounds = new Rounds(plan, System.err);
            Run run = Run.of(
                    Run.Kind.LIVE,
                    workload,
                    rounds.run(
                            variant -> measure(workbench, workload, variant),
                            Expected.of(workload).verdicts()));
            Report report = new Report(machine, List.of(run));
            reportOptions.publish(PipelineText.of(report), report, command);
        }
        return 0;
    }

    private Measurement measure(Workbench workbench, Workload workload, VariantName variant)
            throws InterruptedException {
        Input input = workbench.topics("live-" + ++inputs + ".", workload);
        return workbench.run(variant, input, () -> workbench.traffic(input).writeLive(workload, rate));
    }
}
