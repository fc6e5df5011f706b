package dev.gnomon.benchmarks.switching;

import dev.gnomon.schemas.Mode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What was measured.
 *
 * @param steps every change of mode, in the order in which they were commanded
 * @param requests how many requests the services answered
 * @param failedRequests how many got an exception, or an answer that no side gave
 * @param wrongEpochs observations whose mode is not that of their epoch, or whose epoch nobody has commanded
 * @param observations how many observations were looked at
 */
record SwitchReport(List<Step> steps, long requests, long failedRequests, long wrongEpochs, long observations) {

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

    /** A table for people: by kind of step, the median and the longest. */
    String table() {
        Map<String, List<Double>> byKind = steps.stream()
                .collect(Collectors.groupingBy(
                        step -> step.from() + " -> " + step.to(),
                        TreeMap::new,
                        Collectors.mapping(Step::seconds, Collectors.toList())));
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%-28s %6s %9s %9s%n", "step", "times", "median s", "longest s"));
        byKind.forEach((kind, seconds) -> {
            List<Double> sorted = seconds.stream().sorted().toList();
            text.append(String.format(
                    Locale.ROOT,
                    "%-28s %6d %9.3f %9.3f%n",
                    kind,
                    sorted.size(),
                    sorted.get(sorted.size() / 2),
                    sorted.get(sorted.size() - 1)));
        });
        return text.append(String.format(
                        Locale.ROOT,
                        "%,d requests, %,d failed; %,d observations, %,d with a wrong epoch%n",
                        requests,
                        failedRequests,
                        observations,
                        wrongEpochs))
                .toString();
    }
}
