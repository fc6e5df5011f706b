package dev.gnomon.comparator.provision;

import dev.gnomon.schemas.TopicSpec;
import dev.gnomon.schemas.Topics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.TopicConfig;
import org.jspecify.annotations.Nullable;

/** Tells what has become of the topics since the start. Touches no network; for one thread. */
final class TopicChanges {

    private final Topics topics;
    private final int partitions;
    private final Map<String, ActualTopic> before = new HashMap<>();

    /** Each result topic had {@code partitions} partitions at the start. */
    TopicChanges(Topics topics, int partitions) {
        this.topics = topics;
        this.partitions = partitions;
    }

    /** What makes the numbers wrong if it goes on; null where nothing does. */
    @Nullable
    String trouble(Map<String, ActualTopic> actual) {
        List<String> wrong = new ArrayList<>();
        for (String name : List.of(topics.oldResults(), topics.newResults())) {
            ActualTopic found = actual.get(name);
            if (found != null && found.partitions() != partitions) {
                wrong.add("topic " + name + " has " + found.partitions() + " partitions, and had " + partitions
                        + " at the start: what is in the others is read by nobody; give both result topics as many, and"
                        + " reset the comparator (docs/operations.md)");
            }
        }
        if (wrong.isEmpty()) {
            new TopicInspection(topics)
                    .reports(actual).stream()
                            .filter(report -> !report.usable())
                            .forEach(report -> wrong.add("topic " + report.topic() + " " + report.detail()));
        }
        return wrong.isEmpty() ? null : wrong.stream().collect(Collectors.joining("; "));
    }

    /** What has changed since the last look, and is to be known, though it makes nothing wrong. */
    List<String> news(Map<String, ActualTopic> actual) {
        List<String> news = new ArrayList<>();
        for (TopicSpec spec : topics.specs(1)) {
            ActualTopic now = actual.get(spec.name());
            ActualTopic then = now == null ? null : before.put(spec.name(), now);
            if (now == null || then == null) {
                continue;
            }
            if (!now.id().equals(then.id())) {
                news.add("topic " + spec.name() + " was deleted and made anew; it is read from its beginning");
            }
            String retention = retention(now);
            if (!Objects.equals(retention, retention(then))) {
                news.add("topic " + spec.name() + " now keeps records for " + retention + " ms, not " + retention(then)
                        + " ms");
            }
        }
        return news;
    }

    private static @Nullable String retention(ActualTopic topic) {
        Map<String, String> config = topic.config();
        return config == null ? null : config.get(TopicConfig.RETENTION_MS_CONFIG);
    }
}
