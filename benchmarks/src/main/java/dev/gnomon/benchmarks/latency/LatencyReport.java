package dev.gnomon.benchmarks.latency;

import dev.gnomon.benchmarks.report.Machine;
import java.util.Map;
import java.util.TreeMap;

/**
 * What callers felt, and what an idle process cost.
 *
 * @param machine where
 * @param rate requests a second
 * @param workUs how long each side of the service works, in microseconds
 * @param scenarios by name
 * @param idle percent of a core that doing nothing took: {@code jvm} without the SDK, {@code sdk_old} with it
 */
record LatencyReport(Machine machine, int rate, int workUs, Map<String, Latency> scenarios, Map<String, Double> idle) {

    static final String JVM = "jvm";
    static final String SDK_OLD = "sdk_old";

    static LatencyReport of(Machine machine, int rate, Map<Scenario, Latency> latencies, Map<String, Double> idle) {
        Map<String, Latency> scenarios = new TreeMap<>();
        latencies.forEach((scenario, latency) -> scenarios.put(scenario.toString(), latency));
        return new LatencyReport(machine, rate, MeasuredService.WORK_US, scenarios, idle);
    }
}
