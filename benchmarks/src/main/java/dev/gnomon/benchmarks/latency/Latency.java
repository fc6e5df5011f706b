package dev.gnomon.benchmarks.latency;

import dev.gnomon.benchmarks.report.Median;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * How long callers waited, from the moment when each should have been answered on, in microseconds.
 *
 * @param medianUs half of them
 * @param p99Us 99 % of them
 * @param p999Us 99.9 % of them
 * @param maxUs all of them
 * @param dropped observations that were not published
 */
record Latency(double medianUs, double p99Us, double p999Us, double maxUs, long dropped) {

    private static final double NANOS = 1_000;

    static Latency of(Histogram nanoseconds, long dropped) {
        return new Latency(
                nanoseconds.getValueAtPercentile(50) / NANOS,
                nanoseconds.getValueAtPercentile(99) / NANOS,
                nanoseconds.getValueAtPercentile(99.9) / NANOS,
                nanoseconds.getMaxValue() / NANOS,
                dropped);
    }

    /** Every figure's own median over the rounds, the lower of the two in the middle; the largest maximum; all drops. */
    static Latency median(List<Latency> rounds) {
        return new Latency(
                Median.of(rounds, Latency::medianUs),
                Median.of(rounds, Latency::p99Us),
                Median.of(rounds, Latency::p999Us),
                rounds.stream().mapToDouble(Latency::maxUs).max().orElseThrow(),
                rounds.stream().mapToLong(Latency::dropped).sum());
    }
}
