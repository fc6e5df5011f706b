package dev.gnomon.comparator.provision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.provision.TopicReport.Outcome;
import dev.gnomon.schemas.TopicSpec;
import dev.gnomon.schemas.Topics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class TopicInspectionTest {

    private final Topics topics = Topics.withPrefix("t.");
    private final Map<String, ActualTopic> actual = new HashMap<>();

    TopicInspectionTest() {
        for (TopicSpec spec : topics.specs(6)) {
            actual.put(spec.name(), new ActualTopic(Uuid.ZERO_UUID, spec.partitions(), spec.config()));
        }
    }

    @Test
    void topicsAsTheyWereCreatedAreGood() {
        assertThat(new TopicInspection(topics).reports(actual))
                .hasSize(7)
                .allMatch(report -> report.outcome() == Outcome.GOOD);
    }

    @Test
    void aTopicThatIsNotThereIsMissing() {
        actual.remove(topics.deadLetters());

        assertThat(report(topics.deadLetters()))
                .isEqualTo(new TopicReport("t.dead-letters", Outcome.MISSING, "does not exist"));
    }

    @Test
    void theClockOfTheServicesIsNotGoodEnough() {
        change(topics.oldResults(), "message.timestamp.type", "CreateTime");

        assertThat(report(topics.oldResults()).detail())
                .isEqualTo("message.timestamp.type is CreateTime, must be LogAppendTime");
    }

    @Test
    void rateMustBeCompactedAndResultsMustNot() {
        change(topics.mismatchRates(), "cleanup.policy", "delete");
        change(topics.newResults(), "cleanup.policy", "compact");

        assertThat(report(topics.mismatchRates()).detail()).isEqualTo("cleanup.policy is delete, must be compact");
        assertThat(report(topics.newResults()).detail()).isEqualTo("cleanup.policy is compact, must be delete");
    }

    @Test
    void howLongRecordsAreKeptIsTheOperatorsChoice() {
        change(topics.oldResults(), "retention.ms", "1");

        assertThat(report(topics.oldResults()).usable()).isTrue();
    }

    @Test
    void whatOneWriterDecidesHasOnePartition() {
        actual.computeIfPresent(topics.commands(), (name, topic) -> new ActualTopic(Uuid.ZERO_UUID, 3, topic.config()));

        assertThat(report(topics.commands()).detail()).isEqualTo("has 3 partitions, must have 1");
    }

    @Test
    void resultTopicsMustCountAlike() {
        actual.computeIfPresent(
                topics.newResults(), (name, topic) -> new ActualTopic(Uuid.ZERO_UUID, 7, topic.config()));

        assertThat(report(topics.newResults()).detail())
                .isEqualTo("has 7 partitions, must have as many as t.old-results: 6");
    }

    @Test
    void settingsThatMayNotBeSeenAreNotHeldAgainstATopic() {
        actual.put(topics.oldResults(), new ActualTopic(Uuid.ZERO_UUID, 6, null));

        assertThat(report(topics.oldResults()).usable()).isTrue();
        assertThat(report(topics.oldResults()).detail()).contains("not checked");
    }

    private void change(String topic, String setting, String value) {
        actual.computeIfPresent(topic, (name, found) -> {
            Map<String, String> config = new HashMap<>(found.config());
            config.put(setting, value);
            return new ActualTopic(Uuid.ZERO_UUID, found.partitions(), config);
        });
    }

    private TopicReport report(String topic) {
        return new TopicInspection(topics)
                .reports(actual).stream()
                        .filter(report -> report.topic().equals(topic))
                        .findFirst()
                        .orElseThrow();
    }
}
