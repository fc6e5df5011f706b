package dev.gnomon.comparator.decide;

/**
 * Pairs of one operation that was sampled at a rate of its own.
 *
 * @param sampleRate share of its requests that were compared, greater than 0 and at most 1
 * @param seen what was counted
 */
public record Stratum(double sampleRate, Proportion seen) {

    /** Refuses a rate at which nothing can be sampled. */
    public Stratum {
        if (!(sampleRate > 0 && sampleRate <= 1)) {
            throw new IllegalArgumentException("sample rate " + sampleRate + " must be greater than 0 and at most 1");
        }
    }
}
