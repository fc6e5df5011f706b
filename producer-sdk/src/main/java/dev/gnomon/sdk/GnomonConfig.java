package dev.gnomon.sdk;

import dev.gnomon.connect.SecretReferences;
import dev.gnomon.schemas.RegistrySettings;
import dev.gnomon.schemas.Topics;
import dev.gnomon.sdk.internal.kafka.KafkaOptions;
import dev.gnomon.sdk.internal.payload.FieldHasher;
import dev.gnomon.sdk.spi.MigrationState;
import dev.gnomon.sdk.spi.ModeSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What {@link Gnomon#connect} needs to know. Immutable.
 *
 * <pre>{@code
 * GnomonConfig.builder()
 *         .bootstrapServers("localhost:9092")
 *         .service("orders")
 *         .mode("customer-id", Mode.SHADOW)
 *         .build()
 * }</pre>
 */
public final class GnomonConfig {

    final Map<String, String> kafka;
    final @Nullable RegistrySettings registry;
    final Topics topics;
    final String service;
    final MigrationState start;
    final Map<String, MigrationState> fixed;
    final @Nullable ModeSource modes;
    final @Nullable Path snapshotFile;
    final Limits limits;
    final ShadowLimits shadows;
    final Hooks hooks;
    final @Nullable FieldHasher hasher;
    private final Map<String, Set<String>> sensitive;

    GnomonConfig(GnomonConfigBuilder builder) {
        kafka = Map.copyOf(builder.kafka);
        registry = builder.registry.isEmpty() ? null : registry(builder.registry);
        topics = builder.topics;
        service = builder.service;
        start = builder.start;
        fixed = Map.copyOf(builder.fixed);
        modes = builder.modes;
        snapshotFile = builder.snapshotFile;
        limits = builder.limits;
        shadows = builder.shadows;
        hasher = builder.hasher;
        sensitive = Map.copyOf(builder.sensitive);
        hooks = builder.hooks;
    }

    private static RegistrySettings registry(Map<String, String> given) {
        return new RegistrySettings(new SecretReferences(System.getenv()).resolveAll("schema registry", given));
    }

    /** Starts with the defaults: every migration in mode OLD, topics beginning with {@code gnomon.}. */
    public static GnomonConfigBuilder builder() {
        return new GnomonConfigBuilder();
    }

    KafkaOptions kafkaOptions() {
        return new KafkaOptions(service, kafka, registry, topics, limits.maxPayloadBytes(), limits.maxBytes());
    }

    Set<String> sensitive(String migration) {
        return sensitive.getOrDefault(migration, Set.of());
    }

    /** Says nothing of Kafka's settings, which may hold passwords. */
    @Override
    public String toString() {
        return "GnomonConfig[service=" + service + ", topics=" + topics + ", start=" + start + ", fixed=" + fixed
                + ", limits=" + limits + ", shadows=" + shadows + "]";
    }
}
