package dev.gnomon.comparator.provision;

import dev.gnomon.comparator.provision.TopicReport.Outcome;
import dev.gnomon.schemas.TopicSpec;
import dev.gnomon.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Holds the topics that are there against what they must be. Pure. */
final class TopicInspection {

    /** How long records are kept is the operator's choice. */
    private static final Set<String> FREE = Set.of(TopicConfig.RETENTION_MS_CONFIG);

    private final Topics topics;

    TopicInspection(Topics topics) {
        this.topics = topics;
    }

    /** One report for each topic, in the order of {@link Topics#specs}. */
    List<TopicReport> reports(Map<String, ActualTopic> actual) {
        List<TopicReport> reports = new ArrayList<>();
        for (TopicSpec spec : topics.specs(1)) {
            ActualTopic found = actual.get(spec.name());
            if (found == null) {
                reports.add(new TopicReport(spec.name(), Outcome.MISSING, "does not exist"));
                continue;
            }
            List<String> wrong = wrongSettings(spec, found.config());
            wrong.addAll(wrongPartitions(spec.name(), actual));
            wrong.addAll(tooManyPartitions(spec.name(), found));
            reports.add(
                    wrong.isEmpty()
                            ? new TopicReport(spec.name(), Outcome.GOOD, describe(found))
                            : new TopicReport(spec.name(), Outcome.WRONG, String.join("; ", wrong)));
        }
        return reports;
    }

    private static List<String> wrongSettings(TopicSpec spec, @Nullable Map<String, String> found) {
        List<String> wrong = new ArrayList<>();
        if (found == null) {
            return wrong;
        }
        new TreeMap<>(spec.config()).forEach((setting, expected) -> {
            String is = found.get(setting);
            if (!FREE.contains(setting) && !expected.equals(is)) {
                wrong.add(setting + " is " + is + ", must be " + expected);
            }
        });
        return wrong;
    }

    /** The two sides of a request meet in the partition of its ID, so both topics must count alike. */
    private List<String> wrongPartitions(String name, Map<String, ActualTopic> actual) {
        ActualTopic oldResults = actual.get(topics.oldResults());
        ActualTopic newResults = actual.get(topics.newResults());
        if (!name.equals(topics.newResults()) || oldResults == null || newResults == null) {
            return List.of();
        }
        return oldResults.partitions() == newResults.partitions()
                ? List.of()
                : List.of("has " + partitions(newResults.partitions()) + ", must have as many as " + topics.oldResults()
                        + ": " + oldResults.partitions());
    }

    /** Commands are decided by one writer, who sees everything. */
    private List<String> tooManyPartitions(String name, ActualTopic found) {
        boolean single = Set.of(topics.commands(), topics.migrations(), topics.mismatchRates())
                .contains(name);
        return single && found.partitions() != 1
                ? List.of("has " + partitions(found.partitions()) + ", must have 1")
                : List.of();
    }

    private static String describe(ActualTopic topic) {
        return partitions(topic.partitions())
                + (topic.config() == null ? ", settings not checked: no right to see them" : "");
    }

    private static String partitions(int count) {
        return count == 1 ? "1 partition" : count + " partitions";
    }
}
