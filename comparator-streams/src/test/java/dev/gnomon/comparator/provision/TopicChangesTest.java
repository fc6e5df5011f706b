package dev.gnomon.comparator.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.TopicSpec;
import dev.gnomon.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class TopicChangesTest {

    private final Topics topics = Topics.withPrefix("t.");
    private final TopicChanges changes = new TopicChanges(topics, 2);
    private final Map<String, ActualTopic> actual = new HashMap<>();

    TopicChangesTest() {
        for (TopicSpec spec : topics.specs(2)) {
            actual.put(spec.name(), new ActualTopic(Uuid.ZERO_UUID, spec.partitions(), spec.config()));
        }
    }

    @Test
    void topicsAsTheyWereAreNoTrouble() {
        assertThat(changes.trouble(actual)).isNull();
        assertThat(changes.news(actual)).isEmpty();
        assertThat(changes.news(actual)).isEmpty();
    }

    @Test
    void partitionsThatGrewAreTroubleEvenIfBothTopicsGrewAlike() {
        grow(topics.oldResults(), 4);
        assertThat(changes.trouble(actual)).contains("t.old-results has 4 partitions, and had 2 at the start", "reset");

        grow(topics.newResults(), 4);
        assertThat(changes.trouble(actual)).contains("t.old-results has 4", "t.new-results has 4");
    }

    @Test
    void aSettingThatMakesTheNumbersWrongIsTrouble() {
        set(topics.newResults(), "message.timestamp.type", "CreateTime");
        assertThat(changes.trouble(actual)).contains("message.timestamp.type is CreateTime, must be LogAppendTime");

        set(topics.newResults(), "message.timestamp.type", "LogAppendTime");
        set(topics.oldResults(), "cleanup.policy", "compact");
        assertThat(changes.trouble(actual)).contains("cleanup.policy is compact, must be delete");
    }

    @Test
    void aTopicMadeAnewAndAnotherRetentionAreSaidOnce() {
        assertThat(changes.news(actual)).isEmpty();
        set(topics.oldResults(), "retention.ms", "60000");
        actual.computeIfPresent(
                topics.newResults(), (name, was) -> new ActualTopic(Uuid.randomUuid(), was.partitions(), was.config()));

        assertThat(changes.trouble(actual)).isNull();
        assertThat(changes.news(actual))
                .anyMatch(news -> news.contains("t.old-results now keeps records for 60000 ms"))
                .anyMatch(news -> news.contains("t.new-results was deleted and made anew"))
                .hasSize(2);
        assertThat(changes.news(actual)).isEmpty();
    }

    private void grow(String topic, int partitions) {
        actual.computeIfPresent(topic, (name, was) -> new ActualTopic(was.id(), partitions, was.config()));
    }

    private void set(String topic, String setting, String value) {
        actual.computeIfPresent(topic, (name, was) -> {
            Map<String, String> config = new HashMap<>(Objects.requireNonNull(was.config()));
            config.put(setting, value);
            return new ActualTopic(was.id(), was.partitions(), config);
        });
    }
}
