package dev.gnomon.comparator.decide;

import java.util.Arrays;

/**
 * Notices that a rate has become larger than its limit, now, whatever it was before: an e-detector in the form of Shiryaev
 * and Roberts (Shin, Ramdas, Rinaldo 2023, arXiv 2203.03532).
 *
 * <p>Each second of traffic opens one more bet that the rate changes at that moment, and all bets go on. While answers are
 * independent and the rate does not exceed the limit, the mean time until a false alarm is at least
 * {@code exp(lnThreshold)} seconds of traffic. Bad answers that come in bursts break that promise, so evidence is divided by
 * a burst factor. One tick cannot add more than half of what an alarm takes, so one bad second never steps back.
 *
 * <p>Immutable; a tick gives another one. It is kept as logarithms, so that nothing overflows after an alarm.
 */
public final class ChangeDetector {

    private static final double[] RUNGS = {1.5, 2, 4, 10, 100};
    private static final double[] WEIGHTS = {.10, .25, .30, .20, .15};
    private static final double LONGEST_GAP_SECONDS = 60;

    /**
     * How sensitive it is.
     *
     * @param limit the rate that is accepted, greater than 0 and less than 1
     * @param lnThreshold logarithm of the evidence that is an alarm; greater than 0
     * @param burst by what evidence is divided; 1 or more
     */
    public record Tuning(double limit, double lnThreshold, double burst) {

        /** Refuses values that make no detector. */
        public Tuning {
            Proportion.checked(limit);
            if (!(lnThreshold > 0 && burst >= 1)) {
                throw new IllegalArgumentException(
                        "threshold " + lnThreshold + " must be greater than 0 and burst " + burst + " at least 1");
            }
        }
    }

    private final Tuning tuning;
    private final double[] lnBets;

    private ChangeDetector(Tuning tuning, double[] lnBets) {
        this.tuning = tuning;
        this.lnBets = lnBets;
    }

    /** One that has seen nothing yet. */
    public static ChangeDetector atRest(Tuning tuning) {
        double[] lnBets = new double[RUNGS.length];
        Arrays.fill(lnBets, Double.NEGATIVE_INFINITY);
        return new ChangeDetector(tuning, lnBets);
    }

    /** One that goes on from bets that {@link #lnBets()} gave. */
    public static ChangeDetector restored(Tuning tuning, double... lnBets) {
        if (lnBets.length != RUNGS.length) {
            throw new IllegalArgumentException("there are " + RUNGS.length + " bets, not " + lnBets.length);
        }
        return new ChangeDetector(tuning, lnBets.clone());
    }

    /**
     * Takes what came since the last tick. Without traffic nothing changes.
     *
     * @param seconds since the last tick with traffic; more than 60 count as 60
     * @param requests that got their first verdict
     * @param bad ones among them
     */
    public ChangeDetector tick(double seconds, long requests, long bad) {
        if (bad < 0 || requests < bad || !(seconds >= 0)) {
            throw new IllegalArgumentException(bad + " of " + requests + " in " + seconds + " s cannot be bad");
        }
        if (requests == 0) {
            return this;
        }
        double lnOpened = Math.log(Math.min(seconds, LONGEST_GAP_SECONDS));
        double[] next = new double[lnBets.length];
        for (int rung = 0; rung < next.length; rung++) {
            double won = bad * Math.log(RUNGS[rung]) - requests * Math.log1p((RUNGS[rung] - 1) * tuning.limit());
            next[rung] = LogSum.of(lnBets[rung], lnOpened) + Math.min(tuning.lnThreshold() / 2, won / tuning.burst());
        }
        return new ChangeDetector(tuning, next);
    }

    /** Logarithm of the evidence that the rate has exceeded the limit at some moment; minus infinity before any traffic. */
    public double lnEvidence() {
        double[] terms = new double[lnBets.length];
        for (int rung = 0; rung < terms.length; rung++) {
            terms[rung] = Math.log(WEIGHTS[rung]) + lnBets[rung];
        }
        return LogSum.of(terms);
    }

    /** Whether it is time to step back. */
    public boolean alarm() {
        return lnEvidence() >= tuning.lnThreshold();
    }

    /** Whether it is no time to go on. */
    public boolean suspicious() {
        return lnEvidence() >= tuning.lnThreshold() / 2;
    }

    /** Its whole state. */
    public double[] lnBets() {
        return lnBets.clone();
    }
}
