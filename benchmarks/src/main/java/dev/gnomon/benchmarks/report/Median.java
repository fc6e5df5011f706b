package dev.gnomon.benchmarks.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

/** The median over rounds. */
public final class Median {

    private Median() {}

    /** Of one figure; of an even number of rounds, the lower of the two in the middle. */
    public static <T> double of(List<T> rounds, ToDoubleFunction<T> figure) {
        return rounds.stream().mapToDouble(figure).sorted().toArray()[(rounds.size() - 1) / 2];
    }
}
