package dev.gnomon.benchmarks.sdk;

import dev.gnomon.benchmarks.report.Median;
import java.util.List;

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
                Median.of(rounds, PacedResult::medianNs),
                Median.of(rounds, PacedResult::p99Ns),
                Median.of(rounds, PacedResult::p999Ns),
                Median.of(rounds, PacedResult::meanNs),
                Median.of(rounds, PacedResult::bytesPerOp),
                rounds.stream().mapToLong(PacedResult::dropped).sum());
    }
}
