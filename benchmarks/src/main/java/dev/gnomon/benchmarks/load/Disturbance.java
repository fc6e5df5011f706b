package dev.gnomon.benchmarks.load;

import java.time.Duration;

/**
 * What goes wrong in the traffic. Each share is a number from 0 to 1.
 *
 * @param mismatches share of the requests whose sides differ
 * @param duplicates share of the observations that are published twice
 * @param late share of the requests whose second side comes after the window
 * @param window the window that all variants pair in
 */
public record Disturbance(double mismatches, double duplicates, double late, Duration window) {

    /** One mismatch in a thousand, so that a variant that finds none is found out; everything in time, once. */
    public static final Disturbance CALM = new Disturbance(0.001, 0, 0, Duration.ofMinutes(1));

    /** One mismatch in a hundred, one duplicate in twenty, one request in ten late, in a window of a second. */
    public static final Disturbance STORM = new Disturbance(0.01, 0.05, 0.1, Duration.ofSeconds(1));

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming what is out of range
     */
    public Disturbance {
        share("mismatches", mismatches);
        share("duplicates", duplicates);
        share("late", late);
    }

    /** The same with another share of mismatches. */
    public Disturbance withMismatches(double share) {
        return new Disturbance(share, duplicates, late, window);
    }

    private static void share(String name, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(name + " must be between 0 and 1, not " + value);
        }
    }
}
