package dev.gnomon.comparator.decide;

/**
 * How a migration is guarded while the new side answers.
 *
 * @param mode whether it steps back, only says so, or is not there
 * @param meanYears how many years of traffic pass on average before it fires for nothing
 * @param burst 1 where bad answers come singly; about 2b - 1 where they come in bursts of b
 * @param evenIfOldSideBehind whether it steps back to an old side that may miss writes
 */
public record GuardPolicy(Mode mode, double meanYears, double burst, boolean evenIfOldSideBehind) {

    static final GuardPolicy DEFAULT = new GuardPolicy(Mode.DRY_RUN, 10, 3, false);

    private static final double SECONDS_A_YEAR = 365.0 * 24 * 60 * 60;

    /** What the guard does when it has seen enough. */
    public enum Mode {
        /** There is none. */
        OFF("off"),
        /** It says what it would have done. */
        DRY_RUN("dry-run"),
        /** It steps back. */
        ON("on");

        private final String label;

        Mode(String label) {
            this.label = label;
        }

        /** Its name in policies. */
        public String label() {
            return label;
        }
    }

    /**
     * How the changes of one metric are detected.
     *
     * @param limit of the metric
     * @param metrics how many metrics are watched, times the number of operations where each is
     */
    public ChangeDetector detector(double limit, int metrics) {
        return ChangeDetector.atRest(
                new ChangeDetector.Tuning(limit, Math.log(meanYears * SECONDS_A_YEAR * metrics), burst));
    }
}
