package dev.gnomon.demo.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.app.Comparator;
import dev.gnomon.comparator.runtime.CannotStartException;
import dev.gnomon.comparator.runtime.ComparatorFailedException;
import dev.gnomon.comparator.topology.ComparatorTopology;
import dev.gnomon.demo.security.SecureKafka.Listener;
import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.Migration;
import dev.gnomon.sdk.spi.DropReason;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What deploy/acls.sh grants is enough for each role, and nothing of it can be left out. A right that is taken away is
 * gone within moments, so that a role may still succeed once.
 */
@Timeout(120)
class AclsIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private static Path folder;

    private static SecureKafka kafka;
    private static Installation installation;

    @BeforeAll
    static void everyRoleDoesItsWork() throws Exception {
        kafka = SecureKafka.start(folder);
        installation = new Installation(kafka, Listener.SCRAM, "acls", folder);
        installation.grantAll();
        assertThat(CommandRun.of(installation.config("operator"), "topics", "create")
                        .status())
                .isZero();
        sendGarbage();
        try (Comparator comparator = installation.startComparator()) {
            installation.publish(20);
            assertThat(installation.verify(comparator).status()).isZero();
        }
    }

    /** So that there is a dead letter, too. */
    private static void sendGarbage() throws Exception {
        Map<String, Object> superuser = Map.of("bootstrap.servers", kafka.superuser());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(superuser, new ByteArraySerializer(), new ByteArraySerializer())) {
            byte[] garbage = "garbage".getBytes(StandardCharsets.UTF_8);
            producer.send(new ProducerRecord<>(installation.topics().oldResults(), garbage, garbage))
                    .get();
        }
    }

    @BeforeEach
    void forgetFailures() {
        installation.failures().clear();
    }

    @AfterAll
    static void stopKafka() {
        kafka.close();
    }

    static List<AclBinding> rightsOfARunningComparator() throws Exception {
        return installation.rightsOf("comparator").stream()
                .filter(right -> right.entry().operation() != AclOperation.CREATE)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rightsOfARunningComparator")
    void theComparatorDoesNotStartWithout(AclBinding right) throws Exception {
        without(right, () -> {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThatThrownBy(
                                    () -> installation.startComparator().close())
                            .isInstanceOf(CannotStartException.class)
                            .hasMessageContaining(nameIn(right)));
            return null;
        });
    }

    @Test
    void theTopicsThatTheComparatorLooksAtAreThoseThatItHas() throws Exception {
        assertThat(kafka.admin().listTopics().names().get())
                .filteredOn(topic -> topic.startsWith(installation.applicationId() + "-"))
                .containsExactlyInAnyOrderElementsOf(ComparatorTopology.internalTopics(installation.applicationId()));
    }

    @Test
    void theComparatorNeedsToCreateItsOwnTopicsUntilTheyAreThere() throws Exception {
        String fresh = "acls-fresh";
        List<AclBinding> rights = installation.rightsOf("comparator", fresh);
        kafka.grant(rights.stream()
                .filter(right -> right.entry().operation() != AclOperation.CREATE)
                .toList());

        assertThatThrownBy(
                        () -> Comparator.start(installation.comparatorConfig(Map.of("streams.application.id", fresh)))
                                .close())
                .hasMessageContaining("refuses to create topic " + fresh + "-");

        AclBinding create = rightTo(AclOperation.CREATE, "comparator");
        without(create, () -> {
            try (Comparator comparator = installation.startComparator()) {
                await().atMost(PATIENCE).until(() -> comparator.status().ready());
            }
            return null;
        });
    }

    @Test
    void aComparatorThatLosesARightGivesUpAndNamesIt() throws Exception {
        AclBinding right = installation.rightsOf("comparator").stream()
                .filter(each ->
                        each.pattern().name().equals(installation.topics().discrepancies()))
                .findFirst()
                .orElseThrow();
        try (Comparator comparator = installation.startComparator()) {
            await().atMost(PATIENCE).until(() -> comparator.status().ready());
            without(right, () -> {
                installation.publish(20);
                assertThat(catchThrowable(comparator::awaitEnd))
                        .isInstanceOf(ComparatorFailedException.class)
                        .hasMessageContaining(right.pattern().name());
                return null;
            });
        }
    }

    @Test
    void aServiceWritesItsOwnSideOnlyAndReadsNoVerdicts() throws Exception {
        try (Gnomon service = Gnomon.connect(installation.service("service-old").build())) {
            Migration<String> migration = service.migration("own-side", String.class);
            migration.recordOld("r-1", "a", Duration.ZERO);
            migration.recordNew("r-1", "a", Duration.ZERO);
            assertThat(service.flush(PATIENCE)).isTrue();

            assertThat(service.counters().published()).isEqualTo(1);
            assertThat(service.counters().dropped(DropReason.DELIVERY_FAILED)).isEqualTo(1);
        }
        assertToldOf(installation.topics().newResults());
        assertThatThrownBy(() -> read("service-old", installation.topics().discrepancies()))
                .isInstanceOf(AuthorizationException.class);
    }

    @ParameterizedTest
    @MethodSource("sides")
    void aServiceThatMayNotWriteDropsAndSaysSo(String role) throws Exception {
        AclBinding right = rightTo(AclOperation.WRITE, role);
        without(right, () -> {
            try (Gnomon service = Gnomon.connect(installation.service(role).build())) {
                Migration<String> migration = service.migration("own-side", String.class);
                await().atMost(PATIENCE).until(() -> {
                    if (role.equals("service-old")) {
                        migration.recordOld("r-2", "a", Duration.ZERO);
                    } else {
                        migration.recordNew("r-2", "a", Duration.ZERO);
                    }
                    return service.counters().dropped(DropReason.DELIVERY_FAILED) > 0;
                });
            }
            assertToldOf(right.pattern().name());
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("sides")
    void aServiceThatMayNotReadTheModesKeepsThemAndSaysSo(String role) throws Exception {
        AclBinding right = rightTo(AclOperation.READ, role);
        without(right, () -> {
            try (Gnomon service = Gnomon.connect(installation.service(role).build())) {
                service.migration("modes", String.class);
                assertToldOf(right.pattern().name());
            }
            return null;
        });
    }

    static List<String> sides() {
        return List.of("service-old", "service-new");
    }

    @Test
    void aConsumerNeedsItsTopicsAndItsGroup() throws Exception {
        for (AclBinding right : installation.rightsOf("consumer")) {
            String name = right.pattern().name();
            boolean group = name.equals(Installation.GROUP);
            String topic = group ? installation.topics().discrepancies() : name;
            read("consumer", topic);
            without(right, () -> {
                await().atMost(PATIENCE)
                        .untilAsserted(() -> assertThatThrownBy(() -> read("consumer", topic))
                                .isInstanceOf(
                                        group ? GroupAuthorizationException.class : TopicAuthorizationException.class)
                                .hasMessageContaining(name));
                return null;
            });
        }
    }

    @Test
    void anOperatorNeedsEachOfItsRights() throws Exception {
        try (Comparator comparator = installation.startComparator()) {
            for (AclBinding right : installation.rightsOf("operator")) {
                without(right, () -> {
                    await().atMost(PATIENCE).untilAsserted(() -> assertMissed(right, comparator));
                    return null;
                });
            }
            assertThat(installation.verify(comparator).status()).isZero();
        }
    }

    private static void assertMissed(AclBinding right, Comparator comparator) throws Exception {
        Path config = installation.config("operator");
        if (right.entry().operation() == AclOperation.DESCRIBE_CONFIGS) {
            assertThat(CommandRun.of(config, "topics", "check").out())
                    .contains("settings not checked: no right to see them");
            return;
        }
        CommandRun run = switch (right.entry().operation()) {
            case CREATE -> CommandRun.of(config, "topics", "create", "--set", "topics.prefix=acls.more.");
            case DESCRIBE -> CommandRun.of(config, "topics", "check");
            default -> installation.verify(comparator);
        };
        assertThat(run.err()).contains(right.pattern().name());
        assertThat(run.status()).isEqualTo(1);
    }

    private static AclBinding rightTo(AclOperation operation, String role) throws Exception {
        return installation.rightsOf(role).stream()
                .filter(right -> right.entry().operation() == operation)
                .findFirst()
                .orElseThrow();
    }

    private static String nameIn(AclBinding right) {
        return switch (right.pattern().resourceType()) {
            case TOPIC -> "topic " + right.pattern().name();
            case GROUP -> "group " + right.pattern().name();
            default -> "transactional IDs that begin with " + right.pattern().name();
        };
    }

    private static void assertToldOf(String topic) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(installation.failures())
                        .anySatisfy(failure -> assertThat(failure.what()).contains(topic)));
    }

    private static void read(String role, String topic) throws Exception {
        try (KafkaConsumer<byte[], byte[]> consumer = installation.consumer(role)) {
            consumer.subscribe(List.of(topic));
            await().atMost(PATIENCE)
                    .until(() -> !consumer.poll(Duration.ofMillis(200)).isEmpty());
        }
    }

    private static void without(AclBinding right, Callable<Void> action) throws Exception {
        kafka.revoke(right);
        try {
            action.call();
        } finally {
            kafka.grant(List.of(right));
        }
    }
}
