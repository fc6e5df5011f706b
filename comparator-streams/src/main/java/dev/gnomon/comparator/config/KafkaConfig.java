package dev.gnomon.comparator.config;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Client properties of Kafka, handed on as they are: security, timeouts, and whatever else a client knows, also behind
 * Kafka Streams' prefixes such as {@code consumer.}. What correctness rests on is not for sale and is refused.
 *
 * @param properties the properties without our {@code kafka.} in front; {@code bootstrap.servers} is needed
 */
public record KafkaConfig(Map<String, String> properties) {

    static final String OPTION_PREFIX = "kafka.";
    static final String BOOTSTRAP = "bootstrap.servers";

    /** Refused, because another value would break what the comparator promises. */
    private static final Set<String> FIXED = Set.of(
            "ensure.explicit.internal.resource.naming",
            "statestore.cache.max.bytes",
            "cache.max.bytes.buffering",
            "default.key.serde",
            "default.value.serde",
            "key.serializer",
            "value.serializer",
            "key.deserializer",
            "value.deserializer",
            "default.timestamp.extractor",
            "deserialization.exception.handler",
            "default.deserialization.exception.handler",
            "processing.exception.handler",
            "production.exception.handler",
            "default.production.exception.handler",
            "errors.dead.letter.queue.topic.name",
            "rocksdb.config.setter",
            "processor.wrapper.class",
            "topology.optimization",
            "group.protocol",
            "group.id",
            "client.id",
            "isolation.level",
            "auto.offset.reset",
            "enable.auto.commit",
            "enable.idempotence",
            "transactional.id",
            "partitioner.class");

    /** Refused, because the same is said by an option of ours. */
    private static final Map<String, String> OURS = Map.of(
            "application.id", "streams.application.id",
            "processing.guarantee", "streams.guarantee",
            "num.stream.threads", "streams.threads",
            "state.dir", "streams.state.folder",
            "application.server", "http.advertised");

    /**
     * Copies and checks the properties.
     *
     * @throws IllegalArgumentException naming the option that is missing or refused
     */
    public KafkaConfig {
        properties = Map.copyOf(properties);
        if (properties.getOrDefault(BOOTSTRAP, "").isBlank()) {
            throw new IllegalArgumentException(
                    "kafka.bootstrap.servers is missing: say where Kafka is, as host:port[,host:port]");
        }
        new TreeMap<>(properties).keySet().forEach(KafkaConfig::refuseOwned);
    }

    /** Where Kafka is: {@code host:port[,host:port]}. */
    public String bootstrapServers() {
        return properties.getOrDefault(BOOTSTRAP, "");
    }

    /** Values may be secrets, so that only the brokers' addresses and the names of the rest are shown. */
    @Override
    public String toString() {
        return "KafkaConfig[" + BOOTSTRAP + "=" + bootstrapServers() + ", set=" + new TreeMap<>(properties).keySet()
                + "]";
    }

    private static void refuseOwned(String property) {
        String bare = property.replaceFirst(
                "^(main\\.consumer|restore\\.consumer|global\\.consumer|consumer|producer" + "|admin)\\.", "");
        String ours = OURS.get(bare);
        if (ours != null) {
            throw new IllegalArgumentException("kafka." + property + " is set by the option " + ours);
        }
        if (FIXED.contains(bare)) {
            throw new IllegalArgumentException("kafka." + property + " cannot be set: the comparator depends on it");
        }
    }
}
