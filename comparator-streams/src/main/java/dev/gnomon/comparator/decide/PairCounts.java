package dev.gnomon.comparator.decide;

/**
 * What was counted since the evidence began.
 *
 * @param compared pairs whose sides both came and could be held against each other, failures included
 * @param mismatch of these, MISMATCH and FAILURES_DIFFER
 * @param newFailed of these, NEW_FAILED
 * @param vacuous of these, matches of two empty answers or two equal failures
 * @param notComparable pairs that could not be compared
 * @param missing requests without a counterpart
 * @param first the same as they stood at the first verdict; it never falls
 */
public record PairCounts(
        long compared,
        long mismatch,
        long newFailed,
        long vacuous,
        long notComparable,
        long missing,
        FirstVerdicts first) {

    /** Nothing was counted. */
    public static final PairCounts NONE = new PairCounts(0, 0, 0, 0, 0, 0, new FirstVerdicts(0, 0));

    /** More than this cannot be counted exactly in a double. */
    public static final long MOST = 1_000_000_000_000L;

    /**
     * Requests by their first verdict. A counterpart that comes late revises a verdict, but the latest misses have not been
     * revised yet. So going back rests on these counts, which mean "not within the window".
     *
     * @param compared both sides came within the window
     * @param missing one side did not
     */
    public record FirstVerdicts(long compared, long missing) {

        /** Refuses counts that cannot be. */
        public FirstVerdicts {
            among("firstCompared", compared, MOST / 2);
            among("missingFirst", missing, MOST / 2);
        }
    }

    /** Refuses counts that cannot be, and names the one that is wrong. */
    public PairCounts {
        among("compared", compared, MOST / 2);
        among("missing", missing, MOST / 2);
        among("notComparable", notComparable, MOST / 2);
        among("mismatch", mismatch, compared);
        among("newFailed", newFailed, compared - mismatch);
        among("vacuous", vacuous, compared - mismatch - newFailed);
    }

    private static void among(String name, long count, long most) {
        if (count < 0 || count > most) {
            throw new IllegalArgumentException(name + " is " + count + "; it must be between 0 and " + most);
        }
    }

    /** Compared pairs that show something. */
    public long telling() {
        return compared - vacuous;
    }

    /** What is tested against the limit of a metric. */
    Proportion of(Metric metric) {
        return switch (metric) {
            case MISMATCH -> Proportion.of(compared, mismatch);
            case NEW_FAILED -> Proportion.of(compared, newFailed);
            case MISSING -> Proportion.of(compared + missing, missing);
            case NOT_COMPARABLE -> Proportion.of(compared + notComparable, notComparable);
        };
    }

    /** What may roll back for a metric: first verdicts where a later one can revise them. */
    Proportion firstOf(Metric metric) {
        return metric == Metric.MISSING
                ? Proportion.of(first.compared() + first.missing(), first.missing())
                : of(metric);
    }
}
