package dev.gnomon.comparator.decide;

/**
 * How things stand at the moment of a decision.
 *
 * @param seconds since the evidence began
 * @param sinceVerdict seconds since the last verdict
 * @param dark whether nothing is compared although the mode says so
 * @param guard what the guard has seen
 * @param pairsPerMinute the median of the last ten minutes; 0 where it is not known
 */
public record Situation(double seconds, double sinceVerdict, boolean dark, GuardStanding guard, double pairsPerMinute) {

    /** Refuses times that cannot be. */
    public Situation {
        atLeastZero("seconds", seconds);
        atLeastZero("lastVerdictSeconds", sinceVerdict);
        atLeastZero("pairsPerMinute", pairsPerMinute);
    }

    private static void atLeastZero(String name, double value) {
        if (!(value >= 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(name + " is " + value + "; it must be 0 or more");
        }
    }
}
