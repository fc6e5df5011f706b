package dev.gnomon.comparator.decide;

/**
 * So many bad ones among so many pairs, and what that says about the true rate. The two bounds hold for all limits at once,
 * so a limit may be changed after looking; the confidence may not.
 *
 * @param pairs 0 or more, up to 1e12
 * @param bad between 0 and {@code pairs}; fractions are allowed, for forecasts
 */
public record Proportion(double pairs, double bad) implements RateTest {

    /** Refuses counts that cannot be. */
    public Proportion {
        if (!(bad >= 0 && pairs >= bad && pairs <= Growth.MOST_PAIRS)) {
            throw new IllegalArgumentException(bad + " of " + pairs + " pairs cannot be bad");
        }
    }

    /** Of counted pairs. */
    public static Proportion of(long pairs, long bad) {
        return new Proportion((double) pairs, (double) bad);
    }

    @Override
    public double lnBelow(double limit) {
        return Ladder.BELOW.lnEvidence(pairs, bad, checked(limit));
    }

    @Override
    public double lnAbove(double limit) {
        return Ladder.ABOVE.lnEvidence(pairs, bad, checked(limit));
    }

    @Override
    public double upper(double alpha) {
        double target = lnOneOver(alpha);
        if (pairs == 0 || Ladder.BELOW.lnEvidence(pairs, bad, 1) < target) {
            return 1;
        }
        double guess = (bad + 1.2 * target + Math.sqrt(2 * target * bad)) / pairs;
        return Ladder.BELOW.rateAt(target, this, bad / pairs, 1, guess);
    }

    @Override
    public double lower(double alpha) {
        double target = lnOneOver(alpha);
        if (pairs == 0 || Ladder.ABOVE.lnEvidence(pairs, bad, 0) < target) {
            return 0;
        }
        double guess = (bad - Math.sqrt(2 * target * bad)) / pairs;
        return Ladder.ABOVE.rateAt(target, this, 0, bad / pairs, guess);
    }

    @Override
    public boolean tooFew(double limit, double alpha) {
        return Ladder.BELOW.lnEvidence(pairs, 0, checked(limit)) < lnOneOver(alpha);
    }

    @Override
    public double pairsIfNoneMore(double limit, double alpha) {
        return Ladder.BELOW.growthAtCount(bad, checked(limit)).firstReaching(lnOneOver(alpha), bad);
    }

    @Override
    public double pairsAtThisRate(double limit, double alpha) {
        double rate = pairs == 0 ? 0 : bad / pairs;
        return Ladder.BELOW.growthAtRate(rate, checked(limit)).firstReaching(lnOneOver(alpha), pairs);
    }

    static double lnOneOver(double alpha) {
        return -Math.log(checked(alpha));
    }

    static double checked(double share) {
        if (!(share > 0 && share < 1)) {
            throw new IllegalArgumentException(share + " must be greater than 0 and less than 1");
        }
        return share;
    }
}
