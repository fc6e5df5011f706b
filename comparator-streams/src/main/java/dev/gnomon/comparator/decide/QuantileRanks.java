package dev.gnomon.comparator.decide;

import java.util.function.LongPredicate;

/**
 * Between which ranks a quantile lies. At least {@code beyondAtLeast} and at most {@code beyondAtMost} of the values lie
 * beyond the true quantile, however often somebody looked (a confidence sequence for quantiles: Howard, Ramdas 2022, arXiv
 * 1906.09712, with the ladder as its bound).
 *
 * @param beyondAtLeast values, counted from the largest
 * @param beyondAtMost likewise
 */
public record QuantileRanks(long beyondAtLeast, long beyondAtMost) {

    /**
     * The ranks for a quantile.
     *
     * @param count how many values there are
     * @param quantile such as 0.99
     * @param alpha the accepted chance of an error, half of it for each end
     */
    public static QuantileRanks of(long count, double quantile, double alpha) {
        double values = (double) count;
        double share = 1 - Proportion.checked(quantile);
        double target = Proportion.lnOneOver(alpha / 2);
        if (count == 0) {
            return new QuantileRanks(0, 0);
        }
        long middle = Math.round(count * share);
        // Evidence below falls with k, evidence above rises with k.
        long atLeast = Ladder.BELOW.lnEvidence(values, 0, share) < target
                ? 0
                : search(0, middle, k -> Ladder.BELOW.lnEvidence(values, (double) k, share) < target);
        long atMost = Ladder.ABOVE.lnEvidence(values, values, share) < target
                ? count
                : search(middle, count, k -> Ladder.ABOVE.lnEvidence(values, (double) k, share) >= target) - 1;
        return new QuantileRanks(atLeast, atMost);
    }

    /** The smallest k of more than {@code no}, up to {@code yes}, for which it is true. */
    private static long search(long no, long yes, LongPredicate isTrue) {
        long low = no;
        long high = yes;
        while (high - low > 1) {
            long middle = low + (high - low) / 2;
            if (isTrue.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /** No value of {@code values} is known to be a bound: infinity where all of them may lie below the quantile. */
    double upperBound(RankedValues values) {
        return beyondAtLeast == 0 ? Double.POSITIVE_INFINITY : values.upperEdge(beyondAtLeast);
    }

    double lowerBound(RankedValues values) {
        return beyondAtMost >= values.count() ? 0 : values.lowerEdge(beyondAtMost + 1);
    }
}
