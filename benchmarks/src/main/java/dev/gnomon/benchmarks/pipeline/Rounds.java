package dev.gnomon.benchmarks.pipeline;

import dev.gnomon.benchmarks.report.VariantResult;
import dev.gnomon.benchmarks.variant.Measurement;
import dev.gnomon.benchmarks.variant.VariantName;
import dev.gnomon.schemas.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Runs all variants of a plan in turn, as often as it says, so that what the machine does meanwhile hits all alike. */
final class Rounds {

    private final Plan plan;
    private final PrintStream progress;
    private final Map<VariantName, List<Measurement>> measured = new LinkedHashMap<>();

    Rounds(Plan plan, PrintStream progress) {
        this.plan = plan;
        this.progress = progress;
    }

    /** Runs one variant once. */
    interface Attempt {
        Measurement run(VariantName variant) throws InterruptedException;
    }

    private boolean isTooSlowForAnother(VariantName variant) {
        return measured.getOrDefault(variant, List.of()).stream()
                .anyMatch(first -> first.wallS() > plan.onceAbove().toSeconds());
    }

    /** Every variant's result over all rounds. */
    Map<String, VariantResult> run(Attempt attempt, Map<Verdict, Long> expected) throws InterruptedException {
        for (int round = 1; round <= plan.rounds(); round++) {
            for (VariantName variant : plan.variants()) {
                if (isTooSlowForAnother(variant)) {
                    continue;
                }
                Measurement measurement = attempt.run(variant);
                measured.computeIfAbsent(variant, first -> new ArrayList<>()).add(measurement);
                progress.printf(
                        Locale.ROOT,
                        "  round %d/%d  %-15s %7.1f µs/pair %,10.0f pairs/s%n",
                        round,
                        plan.rounds(),
                        variant.label(),
                        measurement.cpuUsPerPair(),
                        measurement.pairsPerS());
            }
        }
        Map<String, VariantResult> results = new LinkedHashMap<>();
        measured.forEach((variant, rounds) -> results.put(variant.label(), VariantResult.of(rounds, expected)));
        return results;
    }
}
