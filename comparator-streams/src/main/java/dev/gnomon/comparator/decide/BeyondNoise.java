package dev.gnomon.comparator.decide;

import java.util.function.DoublePredicate;

/**
 * How often the new side differs from the old one beyond what the old side differs from itself, on the requests of the noise
 * slice. Each slice pair is worth +1 where only NEW differs from OLD, -1 where only OLD_REPEAT does, and 0 otherwise; the
 * mean of that is tested against the limit by betting fixed fractions (Waudby-Smith, Ramdas 2024, arXiv 2010.09686).
 *
 * <p>Noise makes it slow: at 5 % noise a limit of 0.1 % takes about a million slice pairs. A rule that ignores the noisy
 * field is quicker.
 *
 * @param slice pairs of the noise slice
 * @param onlyNew pairs in which only NEW differs from OLD
 * @param onlyRepeat pairs in which only OLD_REPEAT differs from OLD
 */
public record BeyondNoise(double slice, double onlyNew, double onlyRepeat) implements RateTest {

    private static final double[] BETS = {.01, .02, .04, .08, .16, .33, .66, .95};
    private static final double[] WEIGHTS = {.05, .10, .15, .15, .15, .15, .10, .15};
    private static final int HALVINGS = 60;

    /** Refuses counts that cannot be. */
    public BeyondNoise {
        if (!(onlyNew >= 0 && onlyRepeat >= 0 && slice >= onlyNew + onlyRepeat && slice <= Growth.MOST_PAIRS)) {
            throw new IllegalArgumentException(
                    onlyNew + " and " + onlyRepeat + " of " + slice + " slice pairs cannot differ");
        }
    }

    @Override
    public double pairs() {
        return slice;
    }

    /** The excess of pairs in which only NEW differs; 0 where the repeat differs more often. */
    @Override
    public double bad() {
        return Math.max(0, onlyNew - onlyRepeat);
    }

    @Override
    public double lnBelow(double limit) {
        return growth(limit, true, onlyNew, onlyRepeat).at(slice);
    }

    @Override
    public double lnAbove(double limit) {
        return growth(limit, false, onlyNew, onlyRepeat).at(slice);
    }

    @Override
    public double upper(double alpha) {
        double target = Proportion.lnOneOver(alpha);
        return lnBelow(1) < target ? 1 : crossing(rate -> lnBelow(rate) >= target);
    }

    @Override
    public double lower(double alpha) {
        double target = Proportion.lnOneOver(alpha);
        return lnAbove(0) < target ? 0 : crossing(rate -> lnAbove(rate) < target);
    }

    @Override
    public boolean tooFew(double limit, double alpha) {
        return growth(limit, true, 0, 0).at(slice) < Proportion.lnOneOver(alpha);
    }

    @Override
    public double pairsIfNoneMore(double limit, double alpha) {
        return growth(limit, true, onlyNew, onlyRepeat)
                .firstReaching(Proportion.lnOneOver(alpha), onlyNew + onlyRepeat);
    }

    @Override
    public double pairsAtThisRate(double limit, double alpha) {
        double[] slopes = new double[BETS.length];
        double[] starts = new double[BETS.length];
        double share = slice == 0 ? 0 : 1 / slice;
        for (int rung = 0; rung < BETS.length; rung++) {
            Stake stake = new Stake(-BETS[rung], limit);
            starts[rung] = Math.log(WEIGHTS[rung]);
            slopes[rung] = stake.pair() + share * (onlyNew * stake.onlyNew() + onlyRepeat * stake.onlyRepeat());
        }
        return new Growth(starts, slopes).firstReaching(Proportion.lnOneOver(alpha), slice);
    }

    private static Growth growth(double limit, boolean below, double onlyNew, double onlyRepeat) {
        double[] starts = new double[BETS.length];
        double[] slopes = new double[BETS.length];
        for (int rung = 0; rung < BETS.length; rung++) {
            Stake stake = new Stake(below ? -BETS[rung] : BETS[rung] / (1 + limit), limit);
            starts[rung] = Math.log(WEIGHTS[rung]) + onlyNew * stake.onlyNew() + onlyRepeat * stake.onlyRepeat();
            slopes[rung] = stake.pair();
        }
        return new Growth(starts, slopes);
    }

    private static double crossing(DoublePredicate reached) {
        double low = 0;
        double high = 1;
        for (int halving = 0; halving < HALVINGS; halving++) {
            double middle = (low + high) / 2;
            if (reached.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /**
     * What one bet does to its capital, in logarithms.
     *
     * @param bet negative against "the rate is the limit or more", positive against "the limit or less"
     */
    private record Stake(double bet, double limit) {

        /** Every pair counts as one that differs nowhere, or on both sides; the other two are corrections of it. */
        double pair() {
            return Math.log1p(-bet * limit);
        }

        double onlyNew() {
            return Math.log1p(bet * (1 - limit)) - pair();
        }

        double onlyRepeat() {
            return Math.log1p(-bet * (1 + limit)) - pair();
        }
    }
}
