package dev.gnomon.comparator.provision;

import dev.gnomon.comparator.clients.ClientProperties;
import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.config.TopicsConfig;
import dev.gnomon.comparator.provision.TopicReport.Outcome;
import dev.gnomon.comparator.runtime.CannotStartException;
import dev.gnomon.comparator.runtime.CannotStartException.Reason;
import dev.gnomon.comparator.topology.LargestOutputs;
import dev.gnomon.schemas.TopicSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics and checks how they are set up. Each call waits for Kafka, 10 s at most unless configured
 * otherwise.
 *
 * <pre>{@code
 * TopicSetup.create(config).forEach(report -> log.info("{}", report));
 * }</pre>
 */
public final class TopicSetup {

    /** How long a topic that was created may take until the broker that we ask has heard of it. */
    private static final Duration SPREADING = Duration.ofSeconds(10);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final TopicsConfig topics;
    private final KafkaAnswers kafka;

    private TopicSetup(ComparatorConfig config, Admin admin) {
        this.topics = config.topics();
        this.kafka = new KafkaAnswers(admin, config.kafka().bootstrapServers());
    }

    /**
     * Creates the topics that are missing, leaves the others as they are, and says how each stands.
     *
     * @throws CannotStartException if Kafka cannot be reached, or refuses
     */
    public static List<TopicReport> create(ComparatorConfig config) {
        try (Admin admin = KafkaAnswers.connect(config)) {
            return new TopicSetup(config, admin).createMissing();
        }
    }

    /**
     * Says how each topic stands, and changes nothing.
     *
     * @throws CannotStartException if Kafka cannot be reached, or refuses
     */
    public static List<TopicReport> check(ComparatorConfig config) {
        try (Admin admin = KafkaAnswers.connect(config)) {
            return new TopicSetup(config, admin).reports();
        }
    }

    /**
     * Insists on every topic being there and set up as it must be, and on Kafka letting us do our work.
     *
     * @return how many partitions each result topic has
     * @throws CannotStartException naming each topic that is not, with the setting, its value and the right one, or
     *     what Kafka does not grant
     */
    public static int require(ComparatorConfig config) {
        try (Admin admin = KafkaAnswers.connect(config)) {
            TopicSetup setup = new TopicSetup(config, admin);
            Map<String, ActualTopic> actual = setup.actual();
            String wrong = setup.reports(actual).stream()
                    .filter(report -> !report.usable())
                    .map(report -> "topic " + report.topic() + " " + report.detail())
                    .collect(Collectors.joining("; "));
            if (!wrong.isEmpty()) {
                throw new CannotStartException(Reason.TOPICS, wrong);
            }
            setup.requireRoom(config);
            new Rights(setup.kafka, config).require();
            return Objects.requireNonNull(actual.get(config.topics().names().oldResults()))
                    .partitions();
        }
    }

    /** Every record that the comparator may write must get past the producer and into its topic, internal ones included. */
    private void requireRoom(ComparatorConfig config) {
        String tooSmall = new ClientProperties(config).tooSmall();
        if (tooSmall != null) {
            throw new CannotStartException(Reason.TOPICS, tooSmall);
        }
        Map<String, Integer> largest =
                LargestOutputs.byTopic(topics.names(), config.streams().applicationId(), config.pairing());
        String wrong = new TopicReader(kafka)
                .maxMessageBytes(largest.keySet()).entrySet().stream()
                        .filter(topic -> topic.getValue() < largest.getOrDefault(topic.getKey(), 0))
                        .map(topic -> "topic " + topic.getKey() + ": max.message.bytes is " + topic.getValue()
                                + ", must be at least " + largest.get(topic.getKey())
                                + ": the comparator may write records of that size")
                        .collect(Collectors.joining("; "));
        if (!wrong.isEmpty()) {
            throw new CannotStartException(Reason.TOPICS, wrong);
        }
    }

    private List<TopicReport> createMissing() {
        Set<String> missing = missing(reports());
        List<NewTopic> wanted = new ArrayList<>();
        for (TopicSpec spec : topics.names().specs(topics.partitions())) {
            if (missing.contains(spec.name())) {
                wanted.add(newTopic(spec));
            }
        }
        kafka.admin().createTopics(wanted).values().forEach(this::waitUntilCreated);
        return reportsWithoutMissing().stream()
                .map(report -> report.outcome() == Outcome.GOOD && missing.contains(report.topic())
                        ? new TopicReport(report.topic(), Outcome.CREATED, report.detail())
                        : report)
                .toList();
    }

    private NewTopic newTopic(TopicSpec spec) {
        Optional<Short> replicas =
                topics.replicationFactor() == -1 ? Optional.empty() : Optional.of((short) topics.replicationFactor());
        return new NewTopic(spec.name(), Optional.of(spec.partitions()), replicas).configs(spec.config());
    }

    private void waitUntilCreated(String name, KafkaFuture<Void> created) {
        try {
            kafka.waitFor("create topic " + name, created);
        } catch (CannotStartException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    /** The controller has created them, but the broker that we ask may hear of it a little later. */
    private List<TopicReport> reportsWithoutMissing() {
        long deadline = System.nanoTime() + SPREADING.toNanos();
        List<TopicReport> reports = reports();
        while (!missing(reports).isEmpty() && System.nanoTime() - deadline < 0) {
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            reports = reports();
        }
        return reports;
    }

    private static Set<String> missing(List<TopicReport> reports) {
        return reports.stream()
                .filter(report -> report.outcome() == Outcome.MISSING)
                .map(TopicReport::topic)
                .collect(Collectors.toSet());
    }

    private List<TopicReport> reports() {
        return reports(actual());
    }

    private List<TopicReport> reports(Map<String, ActualTopic> actual) {
        return new TopicInspection(topics.names()).reports(actual);
    }

    private Map<String, ActualTopic> actual() {
        return new TopicReader(kafka).read(topics.names());
    }
}
