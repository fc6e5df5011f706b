package dev.gnomon.comparator.decide;

/**
 * A ladder of bets: the weighted mean of the likelihood ratios of a few fixed odds ratios against one rate.
 *
 * <p>For a rate {@code p}, an odds ratio {@code rho} and {@code k} bad ones among {@code n} pairs, Wald's likelihood ratio
 * is {@code LR(rho) = rho^k / (1 + (rho - 1) p)^n}. The evidence is {@code sum w_j LR(rho_j)}. It is handled as its
 * logarithm, so that a billion pairs neither overflow nor underflow.
 *
 * <p><b>Why looking often is allowed.</b> If the rate is {@code p}, each rung is a non-negative martingale that starts at 1,
 * and so is their mean. By Ville's inequality the chance that the evidence ever reaches {@code 1/a} is at most {@code a}.
 * With {@code lambda = ln rho} fixed, {@code ln(1 - p + p e^lambda)} is concave in {@code p}. So the same holds for the
 * <em>average</em> true rate of the counted pairs, however the rate drifts. Order and batches of pairs do not matter.
 *
 * <p>A finite Robbins mixture, which is the constant-bet mixture of Waudby-Smith and Ramdas. Ville 1939; Wald 1945;
 * Robbins 1970; Howard, Ramdas, McAuliffe, Sekhon 2021 (arXiv 1810.08240); Waudby-Smith, Ramdas 2024 (arXiv 2010.09686).
 *
 * <p>Immutable. A call costs one {@code log1p} and one {@code exp} for each rung.
 */
public final class Ladder {

    /** Evidence against "the rate is p or more". It rises with p and n, and falls with k. */
    public static final Ladder BELOW = new Ladder(
            new double[] {0, 1 / 16.0, 1 / 4.0, 1 / 2.0, 3 / 4.0, 7 / 8.0, 15 / 16.0},
            new double[] {.25, .20, .20, .20, .08, .05, .02});

    /** Evidence against "the rate is p or less". It falls with p and n, and rises with k. */
    public static final Ladder ABOVE = new Ladder(
            new double[] {17 / 16.0, 9 / 8.0, 5 / 4.0, 3 / 2.0, 2, 3, 5, 10, 100},
            new double[] {.02, .05, .10, .15, .20, .18, .15, .10, .05});

    private static final int MAX_STEPS = 200;
    private static final double PRECISE = 1e-13;

    private final double[] excess;
    private final double[] lnRungs;
    private final double[] lnWeights;

    /**
     * A ladder of its own.
     *
     * @param rungs odds ratios, 0 or more, all below 1 or all above 1
     * @param weights one for each rung; they add up to 1
     */
    Ladder(double[] rungs, double[] weights) {
        excess = new double[rungs.length];
        lnRungs = new double[rungs.length];
        lnWeights = new double[rungs.length];
        for (int rung = 0; rung < rungs.length; rung++) {
            excess[rung] = rungs[rung] - 1;
            lnRungs[rung] = Math.log(rungs[rung]);
            lnWeights[rung] = Math.log(weights[rung]);
        }
    }

    /**
     * The logarithm of the evidence.
     *
     * @param n pairs, 0 or more
     * @param k bad ones among them, between 0 and n; fractions are allowed, for forecasts
     * @param p the rate that is tested, between 0 and 1
     */
    public double lnEvidence(double n, double k, double p) {
        if (!(k >= 0 && n >= k && n < Double.POSITIVE_INFINITY && p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("no evidence from " + k + " of " + n + " pairs at rate " + p);
        }
        return n == 0 ? 0 : LogSum.of(terms(n, k, p));
    }

    private double[] terms(double n, double k, double p) {
        double[] terms = new double[excess.length];
        for (int rung = 0; rung < terms.length; rung++) {
            double start = start(rung, k);
            // What has lost stays lost, also at rate 1, where rung 0 would have won without end.
            terms[rung] = start == Double.NEGATIVE_INFINITY ? start : start - n * Math.log1p(excess[rung] * p);
        }
        return terms;
    }

    /** What a rung has won by bad pairs. Rung 0 bets that there are none; one, and it has lost everything. */
    private double start(int rung, double k) {
        return lnWeights[rung] + (k == 0 ? 0 : k * lnRungs[rung]);
    }

    /** The logarithm of the evidence where pairs weigh differently: each rung as the fixed bet that it is. */
    double lnWeighted(UnequalSampling sampling, double p) {
        double[] terms = new double[excess.length];
        for (int rung = 0; rung < terms.length; rung++) {
            terms[rung] = lnWeights[rung] + sampling.lnWon(excess[rung] / (1 + excess[rung] * p), p);
        }
        return LogSum.of(terms);
    }

    /** The evidence as a function of n while k stays as it is. */
    Growth growthAtCount(double k, double p) {
        double[] starts = new double[excess.length];
        for (int rung = 0; rung < starts.length; rung++) {
            starts[rung] = start(rung, k);
        }
        return new Growth(starts, slopes(0, p));
    }

    /** The evidence as a function of n while k/n stays as it is. */
    Growth growthAtRate(double rate, double p) {
        return new Growth(lnWeights, slopes(rate, p));
    }

    private double[] slopes(double rate, double p) {
        double[] slopes = new double[excess.length];
        for (int rung = 0; rung < slopes.length; rung++) {
            slopes[rung] = (rate == 0 ? 0 : rate * lnRungs[rung]) - Math.log1p(excess[rung] * p);
        }
        return slopes;
    }

    /**
     * The rate between {@code low} and {@code high} at which the evidence is {@code target}. The logarithm of the evidence is
     * convex and monotone in p, so Newton's method converges; bisection takes over where a step would leave the interval.
     */
    double rateAt(double target, Proportion seen, double low, double high, double guess) {
        boolean rising = excess[0] < 0;
        double p = guess > low && guess < high ? guess : (low + high) / 2;
        for (int step = 0; step < MAX_STEPS && high - low > PRECISE * high; step++) {
            double[] terms = terms(seen.pairs(), seen.bad(), p);
            double over = LogSum.of(terms) - target;
            if (over >= 0 == rising) {
                high = p;
            } else {
                low = p;
            }
            double next = p - over / slopeInRate(terms, over + target, seen.pairs(), p);
            if (Math.abs(next - p) <= PRECISE * p) {
                return next;
            }
            p = next > low && next < high ? next : (low + high) / 2;
        }
        return p;
    }

    private double slopeInRate(double[] terms, double total, double n, double p) {
        double slope = 0;
        for (int rung = 0; rung < terms.length; rung++) {
            slope -= Math.exp(terms[rung] - total) * n * excess[rung] / (1 + excess[rung] * p);
        }
        return slope;
    }
}
