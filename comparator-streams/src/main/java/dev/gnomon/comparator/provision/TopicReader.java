package dev.gnomon.comparator.provision;

import dev.gnomon.comparator.runtime.CannotStartException;
import dev.gnomon.schemas.TopicSpec;
import dev.gnomon.schemas.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** Asks the broker how the topics are set up. */
final class TopicReader {

    private final KafkaAnswers kafka;

    TopicReader(KafkaAnswers kafka) {
        this.kafka = kafka;
    }

    /** The topics that are there, by name. */
    Map<String, ActualTopic> read(Topics topics) {
        List<String> names = topics.specs(1).stream().map(TopicSpec::name).toList();
        Map<String, TopicDescription> found = new HashMap<>();
        kafka.admin().describeTopics(names).topicNameValues().forEach((name, answer) -> {
            TopicDescription description = descriptionOrNull(name, answer);
            if (description != null) {
                found.put(name, description);
            }
        });
        Map<String, ActualTopic> actual = new HashMap<>();
        Map<String, Map<String, String>> settings =
                settings(found.keySet().stream().toList());
        found.forEach((name, topic) -> actual.put(
                name, new ActualTopic(topic.topicId(), topic.partitions().size(), settings.get(name))));
        return actual;
    }

    private @Nullable TopicDescription descriptionOrNull(String name, KafkaFuture<TopicDescription> answer) {
        try {
            return kafka.waitFor("describe topic " + name, answer);
        } catch (CannotStartException failed) {
            if (failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw failed;
        }
    }

    /** How large a record each topic takes; those that are not there, or may not be looked at, are left out. */
    Map<String, Integer> maxMessageBytes(Collection<String> names) {
        Map<String, Integer> found = new TreeMap<>();
        settings(List.copyOf(names)).forEach((name, settings) -> {
            String bytes = settings.get(TopicConfig.MAX_MESSAGE_BYTES_CONFIG);
            if (bytes != null) {
                found.put(name, Integer.parseInt(bytes));
            }
        });
        return found;
    }

    private Map<String, Map<String, String>> settings(List<String> names) {
        List<ConfigResource> resources = names.stream()
                .map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name))
                .toList();
        Map<String, Map<String, String>> settings = new HashMap<>();
        kafka.admin().describeConfigs(resources).values().forEach((resource, answer) -> {
            Map<String, String> values = settingsOrNull(resource.name(), answer);
            if (values != null) {
                settings.put(resource.name(), values);
            }
        });
        return settings;
    }

    /** The settings, or null where there is no such topic, or we may not see them: that right is not among those that the comparator needs. */
    private @Nullable Map<String, String> settingsOrNull(String name, KafkaFuture<Config> answer) {
        try {
            Map<String, String> settings = new HashMap<>();
            for (ConfigEntry entry :
                    kafka.waitFor("read the settings of topic " + name, answer).entries()) {
                if (entry.value() != null) {
                    settings.put(entry.name(), entry.value());
                }
            }
            return settings;
        } catch (CannotStartException failed) {
            if (failed.getCause() instanceof TopicAuthorizationException
                    || failed.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw failed;
        }
    }
}
