package dev.gnomon.benchmarks.pipeline;

import dev.gnomon.benchmarks.variant.VariantName;
import java.nio.file.Path;
import java.util.List;

/**
 * How workloads are run.
 *
 * @param variants which, in the order of each round
 * @param rounds how often each runs: 1 to 100
 * @param warmUp how many requests each process works through before it is measured: 0 to 1 million
 * @param folder below which data and state go while it runs
 * @param jvmFlags flags for the measured processes beside those they always have
 */
record Plan(List<VariantName> variants, int rounds, long warmUp, Path folder, List<String> jvmFlags) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the option and the value that is out of range
     */
    Plan {
        variants = List.copyOf(variants);
        jvmFlags = List.copyOf(jvmFlags);
        inRange("rounds", rounds, 1, 100);
        inRange("warm-up", warmUp, 0, 1_000_000);
    }

    private static void inRange(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException(
                    "--" + option + " must be between " + least + " and " + most + ", not " + value);
        }
    }
}
