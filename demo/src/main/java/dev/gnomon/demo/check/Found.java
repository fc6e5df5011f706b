package dev.gnomon.demo.check;

import dev.gnomon.demo.planting.Expected;
import dev.gnomon.schemas.Verdict;
import java.util.Map;

/**
 * What the comparator says about one migration.
 *
 * @param counts requests by verdict, from the state stores; verdicts without any may be absent
 * @param discrepancies what became of every request that is not a match, by request ID, from the topic
 */
public record Found(Map<Verdict, Long> counts, Map<String, Expected> discrepancies) {

    /** Copies both. */
    public Found {
        counts = Map.copyOf(counts);
        discrepancies = Map.copyOf(discrepancies);
    }
}
