package dev.gnomon.comparator.provision;

import static org.apache.kafka.common.acl.AclOperation.DELETE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;

import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.config.StreamsSettings.Guarantee;
import dev.gnomon.comparator.runtime.CannotStartException;
import dev.gnomon.comparator.topology.ComparatorTopology;
import dev.gnomon.schemas.Topics;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeConsumerGroupsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.acl.AclOperation;
import org.jspecify.annotations.Nullable;

/**
 * Finds out at the start whether Kafka lets the comparator do all of its work. Without this, a right that is missing
 * would kill one stream thread after the other, perhaps much later.
 */
final class Rights {

    private final KafkaAnswers kafka;
    private final ComparatorConfig config;
    private final String applicationId;

    Rights(KafkaAnswers kafka, ComparatorConfig config) {
        this.kafka = kafka;
        this.config = config;
        applicationId = config.streams().applicationId();
    }

    /**
     * Insists on everything that can be asked for before it is used.
     *
     * @throws CannotStartException naming what is not granted, and on what
     */
    void require() {
        requireOn(neededOnOurTopics());
        requireOn(neededOnInternalTopics());
        requireOnGroup();
        if (config.streams().guarantee() == Guarantee.EXACTLY_ONCE_V2) {
            requireOnTransactions();
        }
    }

    private Map<String, Set<AclOperation>> neededOnOurTopics() {
        Topics topics = config.topics().names();
        return Map.of(
                topics.oldResults(), Set.of(READ),
                topics.newResults(), Set.of(READ),
                topics.discrepancies(), Set.of(WRITE),
                topics.deadLetters(), Set.of(WRITE),
                topics.migrations(), Set.of(WRITE),
                topics.mismatchRates(), Set.of(READ, WRITE),
                topics.commands(), Set.of(READ, WRITE));
    }

    private Map<String, Set<AclOperation>> neededOnInternalTopics() {
        Map<String, Set<AclOperation>> needed = new HashMap<>();
        ComparatorTopology.internalTopics(applicationId).forEach(topic -> needed.put(topic, Set.of(READ, WRITE)));
        needed.put(ComparatorTopology.repartitionTopic(applicationId), Set.of(READ, WRITE, DELETE));
        return needed;
    }

    private void requireOn(Map<String, Set<AclOperation>> needed) {
        List<String> missing = new ArrayList<>();
        DescribeTopicsOptions options = new DescribeTopicsOptions().includeAuthorizedOperations(true);
        kafka.admin().describeTopics(needed.keySet(), options).topicNameValues().forEach((topic, answer) -> {
            TopicDescription found = askOrNull("describe topic " + topic, answer);
            if (found == null) {
                missing.add(topic);
            } else {
                requireGranted("topic " + topic, needed.getOrDefault(topic, Set.of()), found.authorizedOperations());
            }
        });
        requireMayCreate(missing);
    }

    /** Kafka Streams creates what is missing of its own topics. */
    private void requireMayCreate(Collection<String> topics) {
        List<NewTopic> wanted = topics.stream()
                .map(topic -> new NewTopic(topic, Optional.empty(), Optional.empty()))
                .toList();
        kafka.admin()
                .createTopics(wanted, new CreateTopicsOptions().validateOnly(true))
                .values()
                .forEach((topic, answer) -> askOrNull("create topic " + topic, answer));
    }

    private void requireOnGroup() {
        DescribeConsumerGroupsOptions options = new DescribeConsumerGroupsOptions().includeAuthorizedOperations(true);
        var answer = kafka.admin()
                .describeConsumerGroups(List.of(applicationId), options)
                .describedGroups()
                .get(applicationId);
        ConsumerGroupDescription group = answer == null ? null : askOrNull("read as group " + applicationId, answer);
        if (group != null) {
            requireGranted("group " + applicationId, Set.of(READ), group.authorizedOperations());
        }
    }

    private void requireOnTransactions() {
        String id = applicationId + "-rights";
        Object unused = askOrNull(
                "use transactional IDs that begin with " + applicationId + "-",
                kafka.admin().describeTransactions(List.of(id)).description(id));
    }

    private void requireGranted(String resource, Set<AclOperation> needed, @Nullable Set<AclOperation> granted) {
        Set<AclOperation> missing = new TreeSet<>(needed);
        // A broker that is not asked for them, or too old, says nothing.
        missing.removeAll(granted == null ? needed : granted);
        if (!missing.isEmpty()) {
            throw kafka.notGranted(missing.iterator().next() + " on " + resource);
        }
    }

    /** The answer, or null where there is nothing to describe yet; complains of what is not allowed. */
    private <T> @Nullable T askOrNull(String question, KafkaFuture<T> asked) {
        try {
            return kafka.waitFor(question, asked);
        } catch (CannotStartException failed) {
            if (failed.reason() == CannotStartException.Reason.TOPICS) {
                return null;
            }
            throw failed;
        }
    }
}
