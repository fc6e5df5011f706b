package dev.gnomon.comparator.config;

import dev.gnomon.schemas.RegistrySettings;
import dev.gnomon.schemas.Topics;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The names of all options, each written once, and how they become records. */
final class ConfigReader {

    private static final Pattern OUR_VARIABLE =
            Pattern.compile("GNOMON_(KAFKA|TOPICS|STREAMS|PAIRING|HTTP|SCHEMA_REGISTRY)_[A-Z0-9_]+");

    private ConfigReader() {}

    static boolean isOurs(String variable) {
        return OUR_VARIABLE.matcher(variable).matches();
    }

    /** {@code GNOMON_PAIRING_WINDOW} sets {@code pairing.window}. */
    static String optionOf(String variable) {
        return variable.substring("GNOMON_".length()).toLowerCase(Locale.ROOT).replace('_', '.');
    }

    static ComparatorConfig read(Options options, Map<String, String> environment) {
        TopicsConfig topics = topics(options);
        StreamsSettings streams = streams(options, environment);
        PairingConfig pairing = pairing(options);
        HttpConfig http = http(options);
        RegistrySettings registry = registry(options);
        KafkaConfig kafka = kafka(options);
        return new ComparatorConfig(kafka, topics, streams, pairing, http, registry);
    }

    /** Read last: whatever begins with the section's name is an option of Kafka's, so the rest must be known by now. */
    private static KafkaConfig kafka(Options options) {
        options.find(KafkaConfig.OPTION_PREFIX + KafkaConfig.BOOTSTRAP, Function.identity());
        Map<String, String> properties = options.startingWith(KafkaConfig.OPTION_PREFIX);
        options.refuseUnknown();
        return options.checked(() -> new KafkaConfig(properties));
    }

    /** Whatever begins so is a setting of Confluent's serializers. */
    private static @Nullable RegistrySettings registry(Options options) {
        options.find(RegistrySettings.URL, Function.identity());
        Map<String, String> settings = new HashMap<>();
        options.startingWith(RegistrySettings.PREFIX)
                .forEach((name, value) -> settings.put(RegistrySettings.PREFIX + name, value));
        return settings.isEmpty() ? null : options.checked(() -> new RegistrySettings(settings));
    }

    private static TopicsConfig topics(Options options) {
        Topics names = options.get("topics.prefix", TopicsConfig.DEFAULT.names(), Topics::withPrefix);
        int partitions = options.get("topics.partitions", TopicsConfig.DEFAULT.partitions(), Values::integer);
        int replicas =
                options.get("topics.replication.factor", TopicsConfig.DEFAULT.replicationFactor(), Values::integer);
        return options.checked(() -> new TopicsConfig(names, partitions, replicas));
    }

    private static StreamsSettings streams(Options options, Map<String, String> environment) {
        String id = options.get("streams.application.id", StreamsSettings.DEFAULT_APPLICATION_ID, Function.identity());
        int threads = options.get("streams.threads", 2, Values::integer);
        StreamsSettings.Guarantee guarantee =
                options.get("streams.guarantee", StreamsSettings.Guarantee.EXACTLY_ONCE_V2, Values::guarantee);
        Path stateFolder = options.get("streams.state.folder", defaultStateFolder(environment), Path::of);
        var stallAfter = options.get("streams.stall.after", StreamsSettings.DEFAULT_STALL_AFTER, Values::duration);
        return options.checked(() -> new StreamsSettings(id, threads, guarantee, stateFolder, stallAfter));
    }

    private static PairingConfig pairing(Options options) {
        PairingConfig fallback = PairingConfig.DEFAULT;
        var window = options.get("pairing.window", fallback.window(), Values::duration);
        var late = options.get("pairing.late.horizon", fallback.lateHorizon(), Values::duration);
        var duplicates = options.get("pairing.duplicate.horizon", fallback.duplicateHorizon(), Values::duration);
        var park = options.get("pairing.park.after", fallback.parkAfter(), Values::duration);
        long waiting = options.get("pairing.max.waiting.bytes", fallback.maxWaitingBytes(), Values::bytes);
        int record = options.get("pairing.max.record.bytes", fallback.maxRecordBytes(), Values::integer);
        return options.checked(() -> new PairingConfig(window, late, duplicates, park, waiting, record));
    }

    private static HttpConfig http(Options options) {
        String host = options.get("http.host", HttpConfig.DEFAULT.host(), Function.identity());
        int port = options.get("http.port", HttpConfig.DEFAULT.port(), Values::integer);
        String token = options.find("http.token", Function.identity());
        String viewer = options.find("http.viewer.token", Function.identity());
        boolean reads = options.get("http.reads.need.token", !HttpConfig.isLoopback(host), Values::flag);
        HostPort advertised = options.find("http.advertised", HostPort::parse);
        return options.checked(() -> new HttpConfig(host, port, new AccessConfig(token, viewer, reads), advertised));
    }

    /** Never the temporary folder: a clean-up of that would cost a full restore. */
    private static Path defaultStateFolder(Map<String, String> environment) {
        String base = environment.getOrDefault("XDG_STATE_HOME", "");
        Path folder = base.isBlank() ? Path.of(System.getProperty("user.home"), ".local", "state") : Path.of(base);
        return folder.resolve("gnomon");
    }
}
