package dev.gnomon.benchmarks.pipeline;

import dev.gnomon.benchmarks.load.Range;
import dev.gnomon.benchmarks.variant.VariantName;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How workloads are run.
 *
 * @param variants which, in the order of each round
 * @param rounds how often each runs: 1 to 100
 * @param onceAbove how long a variant may take in the first round to run in the others, too: up to an hour
 * @param warmUp how many requests each process works through before it is measured: 0 to 1 million
 * @param folder below which data and state go while it runs
 * @param jvmFlags flags for the measured processes beside those they always have
 */
record Plan(
        List<VariantName> variants, int rounds, Duration onceAbove, long warmUp, Path folder, List<String> jvmFlags) {

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the option and the value that is out of range
     */
    Plan {
        variants = List.copyOf(variants);
        jvmFlags = List.copyOf(jvmFlags);
        new Range("rounds", 1, 100).check(rounds);
        new Range("once-above", 1, 3600).check(onceAbove.toSeconds());
        new Range("warm-up", 0, 1_000_000).check(warmUp);
    }

    /** The same without some variants. */
    Plan without(Set<VariantName> some) {
        List<VariantName> others =
                variants.stream().filter(each -> !some.contains(each)).toList();
        return new Plan(others, rounds, onceAbove, warmUp, folder, jvmFlags);
    }
}
