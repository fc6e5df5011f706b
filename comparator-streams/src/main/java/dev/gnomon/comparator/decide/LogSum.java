package dev.gnomon.comparator.decide;

/** The logarithm of a sum of exponentials, without overflow: the largest term is taken out first. */
final class LogSum {

    /** Terms this far below the largest change nothing in a double. */
    private static final double NEGLIGIBLE = -40;

    private LogSum() {}

    /** {@code ln sum exp(terms)}; minus infinity for no terms, infinite where the largest term is. */
    static double of(double... terms) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double term : terms) {
            largest = Math.max(largest, term);
        }
        if (Double.isInfinite(largest)) {
            return largest;
        }
        double sum = 0;
        for (double term : terms) {
            double below = term - largest;
            if (below > NEGLIGIBLE) {
                sum += Math.exp(below);
            }
        }
        return largest + Math.log(sum);
    }
}
