package dev.gnomon.benchmarks.load;

import dev.gnomon.schemas.Verdict;
import java.util.Map;

/**
 * What a workload must come to.
 *
 * @param requests how many requests it has
 * @param observations how many observations of them are published, duplicates included
 * @param verdicts what a comparator that makes no mistake says in the end, late sides being taken into account
 */
public record Expected(long requests, long observations, Map<Verdict, Long> verdicts) {

    /** What {@code workload} must come to. */
    public static Expected of(Workload workload) {
        return new Requests(workload).expected();
    }
}
