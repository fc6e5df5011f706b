package dev.gnomon.comparator.decide;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What must be shown before a migration goes on.
 *
 * @param limits for each metric, the rate that is accepted; greater than 0 and less than 1
 * @param confidence with which a limit must be met, such as 0.95; it must not be changed after looking
 * @param coverage how much must have been seen
 * @param latency how slow the new side may be; null where nobody asks
 * @param beyondNoise whether the mismatch limit is for what exceeds the noise of the old side
 * @param guard of the migration
 * @param until when the shadow ends; null where it does not
 */
public record Policy(
        Map<Metric, Double> limits,
        BigDecimal confidence,
        Coverage coverage,
        @Nullable LatencyCheck latency,
        boolean beyondNoise,
        GuardPolicy guard,
        @Nullable Instant until) {

    /** What holds where nobody has said otherwise. */
    public static final Policy DEFAULT = new Policy(
            Map.of(
                    Metric.MISMATCH, 0.001,
                    Metric.NEW_FAILED, 0.001,
                    Metric.MISSING, 0.005,
                    Metric.NOT_COMPARABLE, 0.01),
            new BigDecimal("0.95"),
            new Coverage(1_000, 3_600, List.of(), false),
            null,
            false,
            GuardPolicy.DEFAULT,
            null);

    /**
     * What must have been seen.
     *
     * @param pairs compared pairs that are not vacuous
     * @param seconds since the evidence began
     * @param operations each with at least 100 pairs that are not vacuous
     * @param perOperation whether each of {@code operations} must meet the limits by itself
     */
    public record Coverage(long pairs, long seconds, List<String> operations, boolean perOperation) {

        /** Copies the list. */
        public Coverage {
            operations = List.copyOf(operations);
        }
    }

    /** Copies the map, which must have a limit for every metric. */
    public Policy {
        limits = Collections.unmodifiableMap(new EnumMap<>(limits));
        for (Metric metric : Metric.values()) {
            Proportion.checked(limits.getOrDefault(metric, Double.NaN));
        }
    }

    /** The limit of a metric. */
    public double limit(Metric metric) {
        return limits.getOrDefault(metric, Double.NaN);
    }

    /** The accepted chance of promoting a migration that is exactly at a limit. Every limit must be met: it is not divided. */
    public double alpha() {
        return BigDecimal.ONE.subtract(confidence).doubleValue();
    }

    /** The same for going back. One limit is enough: it is divided by their number. */
    public double alphaOfEachRollback() {
        long each = Metric.values().length - 1L;
        long subjects = coverage.perOperation() ? coverage.operations().size() + 1L : 1L;
        return alpha() / (each * subjects + (latency == null ? 0 : 1));
    }
}
