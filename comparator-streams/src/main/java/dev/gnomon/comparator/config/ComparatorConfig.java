package dev.gnomon.comparator.config;

import dev.gnomon.schemas.RegistrySettings;
import org.jspecify.annotations.Nullable;

/**
 * All that can be configured, one record per section of the configuration file.
 *
 * <pre>{@code
 * ComparatorConfig config = new ConfigSources(Path.of("gnomon.properties"), System.getenv(), Map.of()).load();
 * }</pre>
 *
 * <p>An instance is valid: every record of the tree checks itself, and {@code toString} holds no secret.
 *
 * @param kafka how to reach Kafka
 * @param topics the topics' names, and how missing ones are created
 * @param streams how Kafka Streams runs
 * @param pairing how requests are paired
 * @param http where the REST surface listens, and who may ask
 * @param registry the schema registry; null where there is none
 */
public record ComparatorConfig(
        KafkaConfig kafka,
        TopicsConfig topics,
        StreamsSettings streams,
        PairingConfig pairing,
        HttpConfig http,
        @Nullable RegistrySettings registry) {

    /** Without a schema registry. */
    public ComparatorConfig(
            KafkaConfig kafka, TopicsConfig topics, StreamsSettings streams, PairingConfig pairing, HttpConfig http) {
        this(kafka, topics, streams, pairing, http, null);
    }
}
