package dev.gnomon.benchmarks.latency;

import dev.gnomon.benchmarks.report.Goals;
import dev.gnomon.benchmarks.report.Outcome;
import dev.gnomon.benchmarks.report.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A report of latencies for people, in Markdown. */
final class LatencyText {

    private static final double ADDED_US = 1_000;
    private static final double IDLE_PERCENT = 0.2;

    private LatencyText() {}

    static String of(LatencyReport report) {
        return report.machine().sentence()
                + "\n\n### Callers of a service that works for %d microseconds, %,d requests a second\n\n"
                        .formatted(report.workUs(), report.rate())
                + latencies(report.scenarios())
                + "\n### Against the goals\n\n"
                + Goals.table(goals(report));
    }

    private static String latencies(Map<String, Latency> scenarios) {
        Table table = new Table("scenario", "median us", "99 % us", "99.9 % us", "longest us", "dropped");
        scenarios.forEach((name, latency) -> table.row(
                name,
                exact(latency.medianUs()),
                exact(latency.p99Us()),
                exact(latency.p999Us()),
                exact(latency.maxUs()),
                String.format(Locale.ROOT, "%,d", latency.dropped())));
        return table.toString();
    }

    /** Every goal that the report says something about. */
    static List<Outcome> goals(LatencyReport report) {
        List<Outcome> outcomes = new ArrayList<>();
        Latency direct = report.scenarios().get(Scenario.DIRECT.toString());
        if (direct != null) {
            report.scenarios().forEach((name, latency) -> {
                if (!name.equals(Scenario.DIRECT.toString())) {
                    outcomes.add(Outcome.atMost(
                            ADDED_US, latency.p999Us() - direct.p999Us(), "99.9 %, " + name + " over direct, us"));
                }
            });
        }
        Double jvm = report.idle().get(LatencyReport.JVM);
        Double sdk = report.idle().get(LatencyReport.SDK_OLD);
        if (jvm != null && sdk != null) {
            outcomes.add(Outcome.atMost(IDLE_PERCENT, sdk - jvm, "idle in mode OLD over a bare JVM, % of a core"));
        }
        return outcomes;
    }

    private static String exact(double number) {
        return String.format(Locale.ROOT, "%,.1f", number);
    }
}
