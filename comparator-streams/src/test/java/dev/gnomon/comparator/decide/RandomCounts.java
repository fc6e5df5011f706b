package dev.gnomon.comparator.decide;

import java.util.Random;
import java.util.function.Consumer;

/** Counts of all sizes, from a seed: from one pair to a billion, from no bad one to all of them. */
final class RandomCounts {

    private final Random random;

    RandomCounts(long seed) {
        random = new Random(seed);
    }

    void each(int times, Consumer<Proportion> check) {
        for (int time = 0; time < times; time++) {
            check.accept(next());
        }
    }

    Proportion next() {
        double pairs = Math.rint(Math.pow(10, 9 * random.nextDouble()));
        double share = random.nextInt(8) == 0 ? random.nextInt(2) : Math.pow(10, -5 * random.nextDouble());
        return new Proportion(pairs, random.nextBoolean() ? Math.rint(pairs * share) : pairs * share);
    }
}
