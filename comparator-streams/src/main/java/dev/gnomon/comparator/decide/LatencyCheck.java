package dev.gnomon.comparator.decide;

/**
 * Whether the new side's latency stays within a ratio of the old side's, at a quantile.
 *
 * @param quantile which one
 * @param ratio the largest ratio of new to old that is accepted
 */
public record LatencyCheck(double quantile, double ratio) {

    /**
     * The interval of a quantile on both sides.
     *
     * @param oldLower the old side's is at least this
     * @param oldUpper and at most this; infinite where there are too few values
     * @param newLower the new side's is at least this
     * @param newUpper and at most this; infinite where there are too few values
     */
    public record Interval(double oldLower, double oldUpper, double newLower, double newUpper) {}

    /** What is known with confidence {@code 1 - alpha}. */
    public Interval interval(Latencies latencies, double alpha) {
        RankedValues oldSide = latencies.oldSide();
        RankedValues newSide = latencies.newSide();
        QuantileRanks ofOld = QuantileRanks.of(oldSide.count(), quantile, alpha);
        QuantileRanks ofNew = QuantileRanks.of(newSide.count(), quantile, alpha);
        return new Interval(
                ofOld.lowerBound(oldSide),
                ofOld.upperBound(oldSide),
                ofNew.lowerBound(newSide),
                ofNew.upperBound(newSide));
    }

    /** Whether the new side is shown to be fast enough. */
    boolean held(Interval interval) {
        return interval.newUpper() <= ratio * interval.oldLower();
    }

    /** Whether the new side is shown to be too slow. */
    boolean exceeded(Interval interval) {
        return interval.newLower() > ratio * interval.oldUpper();
    }

    /** Whether there are too few values for any bound. */
    boolean open(Interval interval) {
        return Double.isInfinite(interval.newUpper()) || Double.isInfinite(interval.oldUpper());
    }
}
