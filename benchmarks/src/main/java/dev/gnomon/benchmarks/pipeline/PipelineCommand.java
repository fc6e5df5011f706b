package dev.gnomon.benchmarks.pipeline;

import dev.gnomon.benchmarks.load.Disturbance;
import dev.gnomon.benchmarks.load.Workload;
import dev.gnomon.benchmarks.report.Machine;
import dev.gnomon.benchmarks.report.PipelineText;
import dev.gnomon.benchmarks.report.Report;
import dev.gnomon.benchmarks.report.ReportOptions;
import dev.gnomon.benchmarks.report.Run;
import dev.gnomon.benchmarks.variant.VariantName;
import dev.gnomon.benchmarks.variant.VariantSpec.Input;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures the variants on a backlog: on a base, and on what differs from it in one dimension. */
@Command(
        name = "pipeline",
        description = "Measures what pairing costs while a backlog is read, beside its peers. The first of --requests,"
                + " --migrations and --payload make the base; each further value is measured with the base's others.",
        mixinStandardHelpOptions = true)
public final class PipelineCommand implements Callable<Integer> {

    private static final Set<VariantName> DSL = EnumSet.of(VariantName.DSL_OUTER_ALOS, VariantName.DSL_OUTER_EOS);

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--requests",
            paramLabel = "N",
            split = ",",
            defaultValue = "250000",
            description = "How many requests. Default: ${DEFAULT-VALUE}.")
    private List<Long> requests = List.of();

    @Option(
            names = "--migrations",
            paramLabel = "N",
            split = ",",
            defaultValue = "1",
            description = "How many migrations share them evenly. Default: ${DEFAULT-VALUE}.")
    private List<Integer> migrations = List.of();

    @Option(
            names = "--payload",
            paramLabel = "BYTES",
            split = ",",
            defaultValue = "512",
            description = "Size of a payload. Default: ${DEFAULT-VALUE}.")
    private List<Integer> payloads = List.of();

    @Option(
            names = "--variants",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "consumer,passthrough,dsl_outer_alos,dsl_outer_eos,gnomon_eos",
            description = "What to measure: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<VariantName> variants = List.of();

    @Option(
            names = "--mismatches",
            paramLabel = "SHARE",
            defaultValue = "0.001",
            description = "Share of the undisturbed requests whose sides differ. Default: ${DEFAULT-VALUE}.")
    private double mismatches;

    @Option(
            names = "--disturb",
            description = "Measure the base a second time with 5 %% duplicates, 10 %% late beyond a window of a second,"
                    + " 1 %% mismatches.")
    private boolean disturb;

    @Option(
            names = "--dsl-at-most",
            paramLabel = "N",
            defaultValue = "100000000",
            description = "Workloads of more requests are measured without the DSL. Default: ${DEFAULT-VALUE}.")
    private long dslAtMost;

    @Mixin
    private PlanOptions planOptions = new PlanOptions();

    @Mixin
    private ReportOptions reportOptions = new ReportOptions();

    @Override
    public Integer call() throws InterruptedException {
        Plan plan = planOptions.plan(variants);
        List<Workload> workloads = workloads();
        Machine machine = Machine.describe();
        List<Run> runs = new ArrayList<>();
        for (Workload workload : workloads) {
            runs.add(measure(workload, workload.requests() > dslAtMost ? plan.without(DSL) : plan));
        }
        Report report = new Report(machine, runs);
        reportOptions.publish(PipelineText.of(report), report, command);
        return 0;
    }

    private List<Workload> workloads() {
        Workload base = new Workload(
                requests.get(0), migrations.get(0), payloads.get(0), Disturbance.CALM.withMismatches(mismatches));
        List<Workload> workloads = new ArrayList<>(List.of(base));
        if (disturb) {
            workloads.add(base.with(Disturbance.STORM));
        }
        migrations.stream().skip(1).map(base::withMigrations).forEach(workloads::add);
        payloads.stream().skip(1).map(base::withPayloadBytes).forEach(workloads::add);
        requests.stream().skip(1).map(base::withRequests).forEach(workloads::add);
        return workloads;
    }

    private static Run measure(Workload workload, Plan plan) throws InterruptedException {
        try (Workbench workbench = Workbench.open(workload, plan)) {
            Input input = workbench.backlog("benchmark.", workload);
            System.err.println(workload);
            Rounds rounds = new Rounds(plan, System.err);
            return Run.of(
                    Run.Kind.BACKLOG,
                    workload,
                    rounds.run(
                            variant -> workbench.run(variant, input, () -> {}),
                            input.expected().verdicts()));
        }
    }
}
