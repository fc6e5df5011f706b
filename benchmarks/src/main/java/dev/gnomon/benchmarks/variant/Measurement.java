package dev.gnomon.benchmarks.variant;

import dev.gnomon.schemas.Verdict;
import java.util.Map;

/**
 * What one run of a variant cost. A pair is one request; the steady state is from the moment when 20 % of the
 * observations have been read until 95 % have been.
 *
 * @param cpuUsPerPair CPU of the process per pair in the steady state, user and system, in microseconds
 * @param pairsPerS pairs a second in the steady state
 * @param cpuUsPerPairWholeRun CPU per pair from the start of the variant until its last verdict
 * @param wallS seconds from the start of the variant until it had read everything
 * @param changelogBytesPerPair bytes sent to changelog topics per pair, whole run
 * @param repartitionBytesPerPair bytes sent to repartition topics per pair, whole run
 * @param busiestTaskOverMean see {@link InternalTraffic}
 * @param peakRssMb the most memory that the process had resident, in MiB
 * @param verdicts how many requests have which verdict; empty for a variant that gives none
 */
public record Measurement(
        double cpuUsPerPair,
        double pairsPerS,
        double cpuUsPerPairWholeRun,
        double wallS,
        double changelogBytesPerPair,
        double repartitionBytesPerPair,
        double busiestTaskOverMean,
        double peakRssMb,
        Map<Verdict, Long> verdicts) {}
