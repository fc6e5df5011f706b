package dev.gnomon.comparator.decide;

/**
 * How often one path differed on the noise slice, where OLD ran twice. If NEW behaves like OLD, each request in which exactly
 * one of the two differs from OLD is a fair coin: McNemar's test (1947), made sequential by the ladder at one half.
 *
 * <p>Request, moment and OLD answer are the same, so drift, a change of traffic and noise that is correlated do no harm.
 *
 * @param onlyNew only NEW differs from OLD
 * @param onlyRepeat only OLD_REPEAT differs from OLD
 * @param both both differ from OLD
 */
public record PathNoise(long onlyNew, long onlyRepeat, long both) {

    private static final Ladder COIN = new Ladder(
            new double[] {17 / 16.0, 9 / 8.0, 5 / 4.0, 3 / 2.0, 2, 4, 16, 256},
            new double[] {.10, .20, .20, .15, .10, .10, .10, .05});

    /** Refuses counts that cannot be. */
    public PathNoise {
        if (onlyNew < 0 || onlyRepeat < 0 || both < 0) {
            throw new IllegalArgumentException("a path cannot differ less than 0 times");
        }
    }

    /** Logarithm of the evidence that NEW differs from OLD more often than OLD from itself. */
    public double lnEvidence() {
        return COIN.lnEvidence((double) onlyNew + onlyRepeat, (double) onlyNew, 0.5);
    }

    boolean everDiffered() {
        return onlyNew + onlyRepeat + both > 0;
    }

    boolean oldEverDiffered() {
        return onlyRepeat + both > 0;
    }
}
