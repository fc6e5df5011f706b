package dev.gnomon.demo.security;

import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.app.Comparator;
import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.config.ConfigSources;
import dev.gnomon.connect.SecretReferences;
import dev.gnomon.demo.security.SecureKafka.Listener;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Topics;
import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.GnomonConfig;
import dev.gnomon.sdk.GnomonConfigBuilder;
import dev.gnomon.sdk.Migration;
import dev.gnomon.sdk.spi.GnomonFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** One installation of Gnomon on a secured broker: its roles, each with credentials and rights of its own. */
final class Installation {

    static final String GROUP = "dashboards";

    private static final Map<String, String> USERS = Map.of(
            "service-old", "old-service",
            "service-new", "new-service",
            "comparator", "comparator",
            "consumer", "consumer",
            "operator", "operator");
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final SecureKafka kafka;
    private final Listener listener;
    private final String name;
    private final Path folder;
    private final List<GnomonFailure> failures = new CopyOnWriteArrayList<>();

    /** The installation {@code name}, whose topics begin with it and a dot; nobody has any right yet. */
    Installation(SecureKafka kafka, Listener listener, String name, Path folder) {
        this.kafka = kafka;
        this.listener = listener;
        this.name = name;
        this.folder = folder;
    }

    Topics topics() {
        return Topics.withPrefix(name + ".");
    }

    String applicationId() {
        return name + "-comparator";
    }

    /** What the script grants to {@code role}. */
    List<AclBinding> rightsOf(String role) throws Exception {
        return rightsOf(role, applicationId());
    }

    List<AclBinding> rightsOf(String role, String applicationId) throws Exception {
        String principal = SecureKafka.principal(listener, user(role));
        return Acls.print("--prefix", name + ".", "--application-id", applicationId, "--group", GROUP, role, principal);
    }

    void grantAll() throws Exception {
        for (String role : USERS.keySet()) {
            kafka.grant(rightsOf(role));
        }
    }

    private static String user(String role) {
        return USERS.getOrDefault(role, role);
    }

    /** A configuration file of {@code role}, with references in the place of secrets. */
    Path config(String role) throws Exception {
        return CommandRun.config(
                Files.createTempFile(folder, role, ".properties"), kafka.client(listener, user(role)), options());
    }

    private Map<String, String> options() {
        return Map.of(
                "topics.prefix", name + ".",
                "topics.partitions", "2",
                "streams.application.id", applicationId(),
                "streams.state.folder", folder.resolve("state").toString(),
                "streams.threads", "1",
                "pairing.window", "5s",
                "http.port", "0",
                // A thread that dies is missed for as long.
                "kafka.consumer.session.timeout.ms", "6000",
                "kafka.consumer.heartbeat.interval.ms", "1000");
    }

    ComparatorConfig comparatorConfig(Map<String, String> more) throws Exception {
        return new ConfigSources(config("comparator"), Map.of(), more).load();
    }

    Comparator startComparator() throws Exception {
        return Comparator.start(comparatorConfig(Map.of()));
    }

    /** Hears of what goes wrong in services. */
    List<GnomonFailure> failures() {
        return failures;
    }

    GnomonConfigBuilder service(String role) throws Exception {
        GnomonConfigBuilder config = GnomonConfig.builder()
                .topicPrefix(name + ".")
                .startMode(Mode.SHADOW)
                .failureListener(failures::add);
        kafka.client(listener, user(role)).forEach(config::kafka);
        return config;
    }

    /** Two services record the two sides of {@code requests} new requests, of which every tenth differs. */
    void publish(int requests) throws Exception {
        try (Gnomon old = Gnomon.connect(service("service-old").build());
                Gnomon fresh = Gnomon.connect(service("service-new").build())) {
            Migration<String> oldSide = old.migration("customer-id", String.class);
            Migration<String> newSide = fresh.migration("customer-id", String.class);
            UUID batch = UUID.randomUUID();
            for (int i = 0; i < requests; i++) {
                oldSide.recordOld(batch + "-" + i, "c", Duration.ofMillis(1));
                newSide.recordNew(batch + "-" + i, i % 10 == 0 ? "other" : "c", Duration.ofMillis(1));
            }
            old.flush(PATIENCE);
            fresh.flush(PATIENCE);
            if (old.counters().published() != requests || fresh.counters().published() != requests) {
                throw new AssertionError("published " + old.counters() + " and " + fresh.counters() + ": " + failures);
            }
        }
    }

    /** Waits until the comparator answers, and holds it against a recount. */
    CommandRun verify(Comparator comparator) throws Exception {
        await().atMost(Duration.ofSeconds(60)).until(() -> comparator.status().ratesHere());
        return CommandRun.of(
                config("operator"), "verify", "--url", comparator.uri().toString(), "--timeout", "60");
    }

    /** A consumer with the credentials of {@code role}. */
    KafkaConsumer<byte[], byte[]> consumer(String role) throws Exception {
        SecretReferences secrets = new SecretReferences(Map.of());
        Map<String, Object> properties = new HashMap<>();
        kafka.client(listener, user(role)).forEach((option, value) -> properties.put(option, secrets.resolve(value)));
        properties.putAll(Map.of(
                "group.id",
                GROUP,
                "enable.auto.commit",
                false,
                "isolation.level",
                "read_committed",
                "auto.offset.reset",
                "earliest",
                "default.api.timeout.ms",
                10_000));
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
