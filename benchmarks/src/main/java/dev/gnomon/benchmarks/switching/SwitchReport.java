package dev.gnomon.benchmarks.switching;

import dev.gnomon.benchmarks.report.Machine;
import dev.gnomon.benchmarks.report.Median;
import dev.gnomon.benchmarks.report.Table;
import dev.gnomon.schemas.Mode;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was measured.
 *
 * @param machine what it ran on
 * @param warmUpSeconds the longest step of a round before the measured ones, in which all processes still compile their code
 * @param steps every change of mode, in the order in which they were commanded
 * @param requests how many requests the services answered
 * @param failedRequests how many got an exception, or an answer that no side gave
 * @param wrongEpochs observations whose mode is not that of their epoch, or whose epoch nobody has commanded
 * @param observations how many observations were looked at
 */
record SwitchReport(
        Machine machine,
        double warmUpSeconds,
        List<Step> steps,
        long requests,
        long failedRequests,
        long wrongEpochs,
        long observations) {

    SwitchReport {
        steps = List.copyOf(steps);
    }

    /**
     * One change.
     *
     * @param seconds from the moment at which the command was sent until the last process answered in the new mode
     */
    record Step(Mode from, Mode to, double seconds) {}

    /** Whether it is what is promised. */
    boolean good(double mostSeconds) {
        return failedRequests == 0
                && wrongEpochs == 0
                && requests > 0
                && observations > 0
                && steps.stream().allMatch(step -> step.seconds() <= mostSeconds);
    }

    /** For people, in Markdown: by kind of step, the median and the longest. */
    String text() {
        Map<String, List<Double>> byKind = steps.stream()
                .collect(Collectors.groupingBy(
                        step -> step.from() + " -> " + step.to(),
                        TreeMap::new,
                        Collectors.mapping(Step::seconds, Collectors.toList())));
        Table table = new Table("step", "times", "median s", "longest s");
        byKind.forEach((kind, seconds) -> table.row(
                kind,
                Integer.toString(seconds.size()),
                exact(Median.of(seconds, Double::doubleValue)),
                exact(Collections.max(seconds))));
        return machine.sentence()
                + "\n\n"
                + table
                + String.format(
                        Locale.ROOT,
                        "%n%,d requests, %,d failed; %,d observations, %,d with a wrong epoch.%n"
                                + "One round went before, in which cold processes share the cores: longest step %.3f s.%n",
                        requests,
                        failedRequests,
                        observations,
                        wrongEpochs,
                        warmUpSeconds);
    }

    private static String exact(double seconds) {
        return String.format(Locale.ROOT, "%.3f", seconds);
    }
}
