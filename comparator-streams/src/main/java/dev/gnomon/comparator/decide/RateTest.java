package dev.gnomon.comparator.decide;

/**
 * Counts that can be held against a limit. All of it may be asked after every pair: no answer depends on how often somebody
 * looked. A limit is greater than 0 and less than 1, and alpha is the accepted chance of an error, likewise.
 */
public interface RateTest {

    /** Pairs that were counted. */
    double pairs();

    /** Bad ones among them. */
    double bad();

    /** Logarithm of the evidence against "the rate is {@code limit} or more". */
    double lnBelow(double limit);

    /** Logarithm of the evidence against "the rate is {@code limit} or less". */
    double lnAbove(double limit);

    /** The true rate is at most this, with confidence {@code 1 - alpha}; 1 where nothing is known. */
    double upper(double alpha);

    /** The true rate is at least this, with confidence {@code 1 - alpha}; 0 where nothing is known. */
    double lower(double alpha);

    /** Whether there are too few pairs to show a rate below {@code limit} even if none of them were bad. */
    boolean tooFew(double limit, double alpha);

    /**
     * How many pairs there must be in all to show a rate below {@code limit}, if no further one is bad.
     *
     * @return the smallest number, which may be less than {@link #pairs()}; NaN where 1e12 pairs are too few
     */
    double pairsIfNoneMore(double limit, double alpha);

    /**
     * How many pairs there must be in all to show a rate below {@code limit}, if bad ones go on as they came.
     *
     * @return the smallest number of at least {@link #pairs()}; NaN where 1e12 pairs are too few
     */
    double pairsAtThisRate(double limit, double alpha);
}
