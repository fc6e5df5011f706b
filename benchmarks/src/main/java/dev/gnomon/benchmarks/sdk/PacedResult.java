package dev.gnomon.benchmarks.sdk;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What calls at a fixed rate cost the caller, measured from when each should have begun.
 *
 * @param medianNs nanoseconds
 * @param p99Ns nanoseconds
 * @param p999Ns nanoseconds
 * @param meanNs nanoseconds
 * @param bytesPerOp what the caller's thread allocated per call
 * @param dropped observations that were not published
 */
record PacedResult(double medianNs, double p99Ns, double p999Ns, double meanNs, double bytesPerOp, long dropped) {

    /** Every figure's own median; of an even number, the lower of the two in the middle. All that was dropped. */
    static PacedResult median(List<PacedResult> rounds) {
        return new PacedResult(
                median(rounds, PacedResult::medianNs),
                median(rounds, PacedResult::p99Ns),
                median(rounds, PacedResult::p999Ns),
                median(rounds, PacedResult::meanNs),
                median(rounds, PacedResult::bytesPerOp),
                rounds.stream().mapToLong(PacedResult::dropped).sum());
    }

    private static double median(List<PacedResult> rounds, ToDoubleFunction<PacedResult> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[(rounds.size() - 1) / 2];
    }
}
