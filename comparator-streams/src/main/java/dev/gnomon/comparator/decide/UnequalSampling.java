package dev.gnomon.comparator.decide;

import java.util.List;

/**
 * The rate of a migration whose operations were sampled at unequal rates. Counted as they are, the operation that was
 * sampled most would speak for all. So the pairs of an operation weigh {@code smallest sample rate / its sample rate}: each
 * stands for as many requests as any other.
 *
 * <p>With equal rates this is the {@link Ladder} exactly, and only then does it hold for the average of a drifting rate.
 *
 * @param strata the operations; at least one
 */
public record UnequalSampling(List<Stratum> strata) {

    /** Copies the list. */
    public UnequalSampling {
        strata = List.copyOf(strata);
        if (strata.isEmpty()) {
            throw new IllegalArgumentException("there must be an operation");
        }
    }

    /** Logarithm of the evidence against "the rate of all requests is {@code limit} or more". */
    public double lnBelow(double limit) {
        return Ladder.BELOW.lnWeighted(this, Proportion.checked(limit));
    }

    /** Logarithm of the evidence against "the rate of all requests is {@code limit} or less". */
    public double lnAbove(double limit) {
        return Ladder.ABOVE.lnWeighted(this, Proportion.checked(limit));
    }

    /** What is left of the evidence after weighing, between 0 and 1; 1 where nothing was counted. */
    public double share() {
        double weighed = 0;
        double all = 0;
        for (Stratum stratum : strata) {
            weighed += stratum.seen().pairs() * weight(stratum);
            all += stratum.seen().pairs();
        }
        return all == 0 ? 1 : weighed / all;
    }

    /** What a fixed bet has won or lost over all operations. */
    double lnWon(double bet, double limit) {
        double won = 0;
        for (Stratum stratum : strata) {
            double stake = bet * weight(stratum);
            double bad = stratum.seen().bad();
            double good = stratum.seen().pairs() - bad;
            won += bad == 0 ? 0 : bad * Math.log1p(stake * (1 - limit));
            won += good == 0 ? 0 : good * Math.log1p(-stake * limit);
        }
        return won;
    }

    private double weight(Stratum stratum) {
        double smallest = 1;
        for (Stratum other : strata) {
            smallest = Math.min(smallest, other.sampleRate());
        }
        return smallest / stratum.sampleRate();
    }
}
