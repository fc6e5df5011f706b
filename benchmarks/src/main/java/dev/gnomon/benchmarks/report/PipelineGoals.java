package dev.gnomon.benchmarks.report;

import static dev.gnomon.benchmarks.variant.VariantName.DSL_OUTER_EOS;
import static dev.gnomon.benchmarks.variant.VariantName.GNOMON_EOS;
import static dev.gnomon.benchmarks.variant.VariantName.PASSTHROUGH;

import dev.gnomon.benchmarks.report.Run.Kind;
import dev.gnomon.benchmarks.variant.Measurement;
import dev.gnomon.benchmarks.variant.VariantName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** Holds what was measured against the goals that were set, as far as the runs allow. */
public final class PipelineGoals {

    private static final long MILLION = 1_000_000;

    private final List<Run> runs;
    private final List<Outcome> outcomes = new ArrayList<>();

    private PipelineGoals(List<Run> runs) {
        this.runs = runs;
    }

    /** Every goal that {@code runs} say something about. */
    public static List<Outcome> of(List<Run> runs) {
        PipelineGoals goals = new PipelineGoals(runs);
        runs.forEach(goals::withinOneRun);
        runs.forEach(goals::betweenRuns);
        return List.copyOf(goals.outcomes);
    }

    private void withinOneRun(Run run) {
        if (run.disturbed()) {
            return;
        }
        gnomon(run).ifPresent(gnomon -> {
            String on = " (" + run.title() + ")";
            boolean live = run.kind() == Kind.LIVE;
            median(run, DSL_OUTER_EOS)
                    .ifPresent(dsl -> add(Outcome.atLeast(
                            10, dsl.cpuUsPerPair() / gnomon.cpuUsPerPair(), "CPU, dsl_outer_eos / gnomon_eos" + on)));
            median(run, PASSTHROUGH).ifPresent(floor -> {
                add(Outcome.atMost(
                        1.5, gnomon.cpuUsPerPair() / floor.cpuUsPerPair(), "CPU, gnomon_eos / passthrough" + on));
                add(Outcome.atMost(
                        1.3, gnomon.peakRssMb() / floor.peakRssMb(), "peak memory, gnomon_eos / passthrough" + on));
            });
            double bytes = gnomon.changelogBytesPerPair() + gnomon.repartitionBytesPerPair();
            add(Outcome.atMost(live ? 60 : 40, bytes, "internal bytes per pair, gnomon_eos" + on));
            add(Outcome.atMost(1.25, gnomon.busiestTaskOverMean(), "busiest task / mean, gnomon_eos" + on));
        });
    }

    private void betweenRuns(Run run) {
        if (run.kind() == Kind.LIVE) {
            return;
        }
        String on = " (" + run.title() + ")";
        if (run.disturbed()) {
            compare(
                    run,
                    2,
                    "CPU, gnomon_eos, disturbed / undisturbed" + on,
                    other -> !other.disturbed()
                            && other.requests() == run.requests()
                            && other.migrations() == run.migrations());
            return;
        }
        if (run.requests() == 4 * MILLION) {
            compare(
                    run,
                    1.15,
                    "CPU, gnomon_eos, 4 million / 1 million requests" + on,
                    other -> !other.disturbed()
                            && other.requests() == MILLION
                            && other.migrations() == run.migrations());
        }
        Predicate<Run> sameSize = other -> !other.disturbed() && other.requests() == run.requests();
        if (run.migrations() == 10_000) {
            compare(
                    run,
                    1.6,
                    "CPU, gnomon_eos, 10,000 migrations / one" + on,
                    sameSize.and(other -> other.migrations() == 1));
        }
        if (run.migrations() == 1) {
            compare(
                    run,
                    1.1,
                    "CPU, gnomon_eos, one hot migration / 100 even ones" + on,
                    sameSize.and(other -> other.migrations() == 100));
        }
    }

    private void compare(Run run, double bound, String what, Predicate<Run> isBase) {
        Optional<Measurement> base = runs.stream()
                .filter(other -> other.kind() == Kind.BACKLOG && other.payloadBytes() == run.payloadBytes())
                .filter(isBase)
                .findFirst()
                .flatMap(PipelineGoals::gnomon);
        ToDoubleFunction<Measurement> cpu = Measurement::cpuUsPerPair;
        base.ifPresent(other -> gnomon(run)
                .ifPresent(gnomon ->
                        add(Outcome.atMost(bound, cpu.applyAsDouble(gnomon) / cpu.applyAsDouble(other), what))));
    }

    private void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    private static Optional<Measurement> gnomon(Run run) {
        return median(run, GNOMON_EOS);
    }

    private static Optional<Measurement> median(Run run, VariantName variant) {
        return run.result(variant).map(VariantResult::median);
    }
}
