package dev.gnomon.benchmarks.report;

import java.util.Locale;

/**
 * A figure beside its goal.
 *
 * @param what the figure in words, with the workload it was measured on
 * @param value what was measured
 * @param bound the goal
 * @param atLeast whether the goal is a lower bound; an upper one otherwise
 */
public record Outcome(String what, double value, double bound, boolean atLeast) {

    /** A figure that should be {@code bound} or less. */
    public static Outcome atMost(double bound, double value, String what) {
        return new Outcome(what, value, bound, false);
    }

    /** A figure that should be {@code bound} or more. */
    public static Outcome atLeast(double bound, double value, String what) {
        return new Outcome(what, value, bound, true);
    }

    /** Whether the goal is reached. */
    public boolean isReached() {
        return atLeast ? value >= bound : value <= bound;
    }

    /** The goal in words. */
    String goal() {
        return (atLeast ? "at least " : "at most ") + plain(bound);
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : String.format(Locale.ROOT, "%s", number);
    }
}
