package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.schemas.RegistrySettings;
import dev.gnomon.schemas.Topics;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the configuration says about Kafka.
 *
 * @param service the service's name, may be empty; becomes part of the client IDs
 * @param clients properties of the Kafka clients, as the service gave them; may hold passwords
 * @param registry the schema registry; null where there is none
 * @param topics the names of the topics
 * @param maxPayloadBytes how large one payload may be
 * @param maxBytes how much the producer may buffer
 */
public record KafkaOptions(
        String service,
        Map<String, String> clients,
        @Nullable RegistrySettings registry,
        Topics topics,
        int maxPayloadBytes,
        long maxBytes) {

    /** Copies the map. */
    public KafkaOptions {
        clients = Map.copyOf(clients);
    }
}
