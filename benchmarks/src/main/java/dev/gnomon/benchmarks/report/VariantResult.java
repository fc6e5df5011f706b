package dev.gnomon.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gnomon.benchmarks.variant.Measurement;
import dev.gnomon.schemas.Verdict;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * One variant over all rounds.
 *
 * @param median of every figure by itself; the verdicts are those of the first round that has wrong ones
 * @param cpuUsPerPairByRound the CPU per pair of each round, in their order
 */
public record VariantResult(@JsonUnwrapped Measurement median, List<Double> cpuUsPerPairByRound) {

    /**
     * Takes the medians; of an even number, the lower of the two in the middle.
     *
     * @param rounds at least one
     * @param expected the right verdicts
     */
    public static VariantResult of(List<Measurement> rounds, Map<Verdict, Long> expected) {
        return new VariantResult(
                new Measurement(
                        median(rounds, Measurement::cpuUsPerPair),
                        median(rounds, Measurement::pairsPerS),
                        median(rounds, Measurement::cpuUsPerPairWholeRun),
                        median(rounds, Measurement::wallS),
                        median(rounds, Measurement::changelogBytesPerPair),
                        median(rounds, Measurement::repartitionBytesPerPair),
                        median(rounds, Measurement::busiestTaskOverMean),
                        median(rounds, Measurement::peakRssMb),
                        rounds.stream()
                                .map(Measurement::verdicts)
                                .filter(verdicts -> !verdicts.equals(expected))
                                .findFirst()
                                .orElse(expected)),
                rounds.stream().map(round -> rounded(round.cpuUsPerPair())).toList());
    }

    private static double median(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
        return rounded(figure.applyAsDouble(middle(rounds, figure)));
    }

    private static Measurement middle(List<Measurement> rounds, ToDoubleFunction<Measurement> figure) {
        return rounds.stream()
                .sorted(Comparator.comparingDouble(figure))
                .toList()
                .get((rounds.size() - 1) / 2);
    }

    private static double rounded(double figure) {
        return Math.round(figure * 100) / 100.0;
    }
}
