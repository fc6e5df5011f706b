package dev.gnomon.comparator.provision;

import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.runtime.CannotStartException;
import dev.gnomon.schemas.Topics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.GroupState;

/** Looks at all that an installation has on Kafka, and changes nothing. What cannot be seen does not hide the rest. */
public final class KafkaCheckup {

    private final ComparatorConfig config;
    private final Admin admin;
    private final KafkaAnswers kafka;

    private KafkaCheckup(ComparatorConfig config, Admin admin) {
        this.config = config;
        this.admin = admin;
        kafka = new KafkaAnswers(admin, config.kafka().bootstrapServers());
    }

    /** One finding for each thing that was looked at; only one where Kafka cannot be reached. */
    public static List<Finding> look(ComparatorConfig config) {
        try (Admin admin = KafkaAnswers.connect(config)) {
            return new KafkaCheckup(config, admin).all();
        } catch (CannotStartException unreachable) {
            return List.of(noKafka(unreachable));
        }
    }

    private List<Finding> all() {
        List<Finding> found = new ArrayList<>();
        try {
            String id = ClusterId.of(config, admin);
            int brokers = kafka.waitFor(
                            "list the brokers", admin.describeCluster().nodes())
                    .size();
            found.add(Finding.good("kafka", brokers + " broker(s) of cluster " + id + " answer"));
        } catch (CannotStartException unreachable) {
            return List.of(noKafka(unreachable));
        }
        found.addAll(topics());
        found.add(seen("partitions", this::partitions));
        found.add(seen("instances", this::instances));
        found.add(seen("clock", () -> new BrokerClock(admin, kafka, results()).look()));
        return found;
    }

    private static Finding noKafka(CannotStartException unreachable) {
        return Finding.wrong(
                "kafka",
                String.valueOf(unreachable.getMessage()),
                "start Kafka, or say where it is (--bootstrap-servers, --config)");
    }

    private static Finding seen(String check, Supplier<Finding> look) {
        try {
            return look.get();
        } catch (CannotStartException hidden) {
            return Finding.unknown(
                    check, String.valueOf(hidden.getMessage()), "grant what is missing: deploy/acls.sh prints it");
        }
    }

    private List<Finding> topics() {
        try {
            return TopicSetup.check(config).stream()
                    .map(report -> report.usable()
                            ? Finding.good("topic", report.topic() + ": " + report.detail())
                            : Finding.wrong(
                                    "topic",
                                    report.topic() + ": " + report.detail(),
                                    report.outcome() == TopicReport.Outcome.MISSING
                                            ? "create it: gnomon topics create"
                                            : "alter it: kafka-configs.sh --alter --topic " + report.topic()))
                    .toList();
        } catch (CannotStartException hidden) {
            return List.of(Finding.wrong(
                    "topics", String.valueOf(hidden.getMessage()), "grant what is missing: deploy/acls.sh prints it"));
        }
    }

    private List<String> results() {
        Topics names = config.topics().names();
        return List.of(names.oldResults(), names.newResults());
    }

    private Finding partitions() {
        Map<String, Integer> counts = new TreeMap<>();
        Map<String, TopicDescription> topics = kafka.waitFor(
                "describe the result topics", admin.describeTopics(results()).allTopicNames());
        topics.forEach((name, topic) -> counts.put(name, topic.partitions().size()));
        return counts.values().stream().distinct().count() == 1
                ? Finding.good("partitions", counts.toString())
                : Finding.wrong(
                        "partitions",
                        counts + " differ, so that the sides of a request do not meet",
                        "give both the higher number, then reset: docs/operations.md");
    }

    private Finding instances() {
        String id = config.streams().applicationId();
        ConsumerGroupDescription group = kafka.waitFor(
                "describe group " + id,
                Objects.requireNonNull(admin.describeConsumerGroups(List.of(id))
                        .describedGroups()
                        .get(id)));
        long hosts =
                group.members().stream().map(member -> member.host()).distinct().count();
        String found = group.members().size() + " stream thread(s) on " + hosts + " host(s), group " + id + " is "
                + group.groupState();
        return group.groupState() == GroupState.STABLE
                ? Finding.good("instances", found)
                : Finding.wrong(
                        "instances",
                        found,
                        "start a comparator: gnomon serve; while it rebalances, wait and ask again");
    }
}
