package dev.gnomon.benchmarks.variant;

import dev.gnomon.benchmarks.process.Usage;
import org.jspecify.annotations.Nullable;

/**
 * Cuts start and end off a run: what happens before {@value #FROM} of the observations have been read, and after
 * {@value #TO}. Cost and progress are taken at the same moments, so it does not matter how often it is told. Of a run so
 * short that it goes by between two samples, nothing is cut off. Not for use by several threads.
 */
final class SteadyState {

    private static final double FROM = 0.20;
    private static final double TO = 0.95;

    private final long observations;
    private @Nullable Sample first;
    private @Nullable Sample from;
    private @Nullable Sample to;
    private @Nullable Sample last;

    /** @param observations how many there are in all */
    SteadyState(long observations) {
        this.observations = observations;
    }

    /** Takes notice of how far the run is, and what it has cost so far. */
    void sample(long observationsRead, Usage usage) {
        Sample sample = new Sample((double) observationsRead / observations, usage);
        if (first == null) {
            first = sample;
        }
        last = sample;
        if (from == null && sample.share() >= FROM) {
            from = sample;
        }
        if (to == null && sample.share() >= TO) {
            to = sample;
        }
    }

    /**
     * What the steady state cost per pair.
     *
     * @param pairs how many pairs the observations make
     * @throws IllegalStateException if there were not two samples
     */
    Cost cost(long pairs) {
        if (from != null && to != null && from.share() < to.share()) {
            return cost(pairs, from, to);
        }
        if (first != null && last != null && first.share() < last.share()) {
            return cost(pairs, first, last);
        }
        throw new IllegalStateException("nothing was measured");
    }

    private static Cost cost(long pairs, Sample begin, Sample end) {
        double pairsDone = pairs * (end.share() - begin.share());
        double cpuNanos = end.usage().cpuNanos() - begin.usage().cpuNanos();
        double wallNanos = end.usage().wallNanos() - begin.usage().wallNanos();
        return new Cost(cpuNanos / 1e3 / pairsDone, pairsDone * 1e9 / wallNanos);
    }

    /** CPU microseconds per pair, and pairs a second. */
    record Cost(double cpuMicrosPerPair, double pairsPerSecond) {}

    private record Sample(double share, Usage usage) {}
}
