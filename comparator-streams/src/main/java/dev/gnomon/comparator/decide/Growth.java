package dev.gnomon.comparator.decide;

/**
 * How evidence grows with the number of pairs: {@code ln sum exp(start_j + n slope_j)}. Convex in n, because each term is
 * linear in it.
 */
final class Growth {

    /** Nobody waits for more pairs than this. */
    static final double MOST_PAIRS = 1e12;

    private static final int MAX_STEPS = 200;

    private final double[] starts;
    private final double[] slopes;

    Growth(double[] starts, double[] slopes) {
        this.starts = starts.clone();
        this.slopes = slopes.clone();
    }

    double at(double n) {
        double[] terms = terms(n);
        return LogSum.of(terms);
    }

    private double[] terms(double n) {
        double[] terms = new double[starts.length];
        for (int rung = 0; rung < terms.length; rung++) {
            // A rung that has lost stays lost, whatever its slope.
            terms[rung] = starts[rung] == Double.NEGATIVE_INFINITY ? starts[rung] : starts[rung] + n * slopes[rung];
        }
        return terms;
    }

    /**
     * The smallest whole n of at least {@code from} at which the evidence is {@code target}.
     *
     * @return NaN where no n up to {@link #MOST_PAIRS} is enough
     */
    double firstReaching(double target, double from) {
        double start = Math.ceil(from);
        if (at(start) >= target) {
            return start;
        }
        if (!(at(MOST_PAIRS) >= target)) {
            return Double.NaN;
        }
        double low = start;
        double high = MOST_PAIRS;
        double n = 2 * start + 1;
        for (int step = 0; step < MAX_STEPS && high - low > 1; step++) {
            double[] terms = terms(n);
            double total = LogSum.of(terms);
            if (total >= target) {
                high = n;
            } else {
                low = n;
            }
            // One past Newton's point on the near side, so that the interval closes from both ends.
            double next = Math.rint(n + (target - total) / slope(terms, total));
            next = next == n ? n + (total >= target ? -1 : 1) : next;
            n = next > low && next < high ? next : Math.floor((low + high) / 2);
        }
        return high;
    }

    private double slope(double[] terms, double total) {
        double slope = 0;
        for (int rung = 0; rung < terms.length; rung++) {
            double share = Math.exp(terms[rung] - total);
            slope += share == 0 ? 0 : share * slopes[rung];
        }
        return slope;
    }
}
