package dev.gnomon.comparator.decide;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that a decision rests on.
 *
 * @param counts of the migration as a whole
 * @param operations the same per operation; an operation that is absent has not been seen
 * @param situation how things stand now
 * @param slice what the noise slice says; null where there is none
 * @param latencies of pairs in which both sides succeeded; null where none were measured
 */
public record Evidence(
        PairCounts counts,
        Map<String, PairCounts> operations,
        Situation situation,
        @Nullable BeyondNoise slice,
        @Nullable Latencies latencies) {

    /** Copies the map. */
    public Evidence {
        operations = Map.copyOf(operations);
    }

    /** Evidence without a noise slice and without latencies. */
    public Evidence(PairCounts counts, Map<String, PairCounts> operations, Situation situation) {
        this(counts, operations, situation, null, null);
    }

    PairCounts ofOperation(String operation) {
        return operations.getOrDefault(operation, PairCounts.NONE);
    }
}
