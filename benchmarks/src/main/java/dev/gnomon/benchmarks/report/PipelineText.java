package dev.gnomon.benchmarks.report;

import dev.gnomon.benchmarks.variant.Measurement;
import dev.gnomon.schemas.Verdict;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** A report of the pipeline for people, in Markdown. */
public final class PipelineText {

    private PipelineText() {}

    /** One table per workload, then the goals. */
    public static String of(Report report) {
        return report.machine().sentence()
                + "\n\n"
                + report.runs().stream()
                        .map(run -> "### " + run.title() + "\n\n" + table(run))
                        .collect(Collectors.joining("\n"))
                + "\n### Against the goals\n\n"
                + Goals.table(PipelineGoals.of(report.runs()));
    }

    private static String table(Run run) {
        Table table = new Table(
                "variant",
                "CPU µs/pair",
                "by round",
                "whole run",
                "pairs/s",
                "wall s",
                "changelog B/pair",
                "repartition B/pair",
                "busiest task/mean",
                "peak MiB",
                "verdicts");
        run.variants().forEach((name, result) -> {
            Measurement median = result.median();
            table.row(
                    name,
                    number("%.1f", median.cpuUsPerPair()),
                    result.cpuUsPerPairByRound().stream()
                            .map(cpu -> number("%.1f", cpu))
                            .collect(Collectors.joining(" ")),
                    number("%.1f", median.cpuUsPerPairWholeRun()),
                    number("%,.0f", median.pairsPerS()),
                    number("%.1f", median.wallS()),
                    number("%.1f", median.changelogBytesPerPair()),
                    number("%.1f", median.repartitionBytesPerPair()),
                    median.busiestTaskOverMean() == 0 ? "" : number("%.2f", median.busiestTaskOverMean()),
                    number("%.0f", median.peakRssMb()),
                    verdicts(median.verdicts(), run.expectedVerdicts()));
        });
        return table.toString();
    }

    private static String verdicts(Map<Verdict, Long> given, Map<Verdict, Long> expected) {
        if (given.isEmpty()) {
            return "none given";
        }
        if (given.equals(expected)) {
            return "as expected";
        }
        return given.entrySet().stream()
                .map(entry -> number("%,d ", entry.getValue()) + entry.getKey())
                .collect(Collectors.joining(", ", "WRONG: ", ""));
    }

    private static String number(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
