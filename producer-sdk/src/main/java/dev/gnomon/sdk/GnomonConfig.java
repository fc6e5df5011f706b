package dev.gnomon.sdk;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.connect.SecretReferences;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.RegistrySettings;
import dev.gnomon.schemas.Slug;
import dev.gnomon.schemas.Topics;
import dev.gnomon.sdk.internal.kafka.KafkaOptions;
import dev.gnomon.sdk.internal.payload.FieldHasher;
import dev.gnomon.sdk.internal.payload.FieldPath;
import dev.gnomon.sdk.spi.ContextPropagation;
import dev.gnomon.sdk.spi.FailureListener;
import dev.gnomon.sdk.spi.MigrationState;
import dev.gnomon.sdk.spi.ModeSource;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
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

    private GnomonConfig(Builder builder) {
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
    public static Builder builder() {
        return new Builder();
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

    /** Collects a configuration. For one thread. */
    public static final class Builder {

        private final Map<String, String> kafka = new HashMap<>();
        private final Map<String, String> registry = new HashMap<>();
        private final Map<String, MigrationState> fixed = new HashMap<>();
        private final Map<String, Set<String>> sensitive = new HashMap<>();
        private Topics topics = Topics.withPrefix(Topics.DEFAULT_PREFIX);
        private String service = "";
        private MigrationState start = MigrationState.of(Mode.OLD);
        private @Nullable ModeSource modes;
        private @Nullable Path snapshotFile;
        private Limits limits = Limits.DEFAULT;
        private ShadowLimits shadows = ShadowLimits.DEFAULT;
        private Hooks hooks = Hooks.DEFAULT;
        private @Nullable FieldHasher hasher;

        private Builder() {}

        /** Where Kafka is: {@code host:port}, several with commas between. */
        public Builder bootstrapServers(String servers) {
            return kafka("bootstrap.servers", servers);
        }

        /**
         * Sets a property of the Kafka clients, such as one that has to do with security. Values may refer to secrets
         * that are kept elsewhere: <code>${env:NAME}</code>, <code>${file:PATH:KEY}</code>,
         * <code>${directory:PATH:NAME}</code>.
         */
        public Builder kafka(String property, String value) {
            kafka.put(property, value);
            return this;
        }

        /**
         * Where the schema registry is, if there is one: publishes with Confluent's serializer, which must be on the class
         * path. The same as {@code schemaRegistry("schema.registry.url", address)}.
         */
        public Builder schemaRegistry(String address) {
            return schemaRegistry(RegistrySettings.URL, address);
        }

        /** Sets a property of Confluent's serializer, such as {@code auto.register.schemas}. */
        public Builder schemaRegistry(String property, String value) {
            registry.put(property, value);
            return this;
        }

        /** What the names of the topics begin with. */
        public Builder topicPrefix(String prefix) {
            topics = Topics.withPrefix(prefix);
            return this;
        }

        /** The name of this service on its observations: at most 100 characters. */
        public Builder service(String name) {
            if (name.length() > 100) {
                throw new IllegalArgumentException("service must have at most 100 characters, not '" + name + "'");
            }
            service = name;
            return this;
        }

        /** The mode of migrations of which nothing else is known. */
        public Builder startMode(Mode mode) {
            start = MigrationState.of(mode);
            return this;
        }

        /** Fixes the mode of one migration. */
        public Builder mode(String migration, Mode mode) {
            return state(migration, MigrationState.of(mode));
        }

        /** Fixes mode, exposure and sample rate of one migration. */
        public Builder state(String migration, MigrationState state) {
            fixed.put(Slug.check(migration), state);
            return this;
        }

        /**
         * Where the modes of migrations come from that are not fixed here, instead of the topic {@code migrations}. Closed
         * with the {@link Gnomon}.
         */
        public Builder modes(ModeSource source) {
            modes = source;
            return this;
        }

        /**
         * Where the modes are kept that were read from Kafka, so that a process that starts while Kafka is away begins with
         * them, and not in the start mode. Its folder must be there. Processes that follow the same topic may share it.
         */
        public Builder snapshotFile(Path file) {
            snapshotFile = file;
            return this;
        }

        /** How much the SDK may hold on to. */
        public Builder limits(Limits most) {
            limits = most;
            return this;
        }

        /** How much may run beside the callers. */
        public Builder shadows(ShadowLimits most) {
            shadows = most;
            return this;
        }

        /**
         * Runs other sides on {@code threads} instead of threads of the SDK's own, for example on
         * {@code Executors.newVirtualThreadPerTaskExecutor()}. Stays the service's: it is not closed.
         */
        public Builder shadowExecutor(Executor threads) {
            hooks = hooks.withExecutor(threads);
            return this;
        }

        /** Carries the caller's context to the other side. */
        public Builder contextPropagation(ContextPropagation propagation) {
            hooks = hooks.withContext(propagation);
            return this;
        }

        /** Says the W3C traceparent of the current request, or null; called on the caller's thread. */
        public Builder traceParents(Supplier<@Nullable String> supplier) {
            hooks = hooks.withTraceParents(supplier);
            return this;
        }

        /** Hears of what goes wrong, instead of the log. */
        public Builder failureListener(FailureListener hearing) {
            hooks = hooks.withListener(hearing);
            return this;
        }

        /** Makes the JSON of answers, instead of the SDK's own mapper. Both sides' services should use the same. */
        public Builder jsonMapper(ObjectMapper json) {
            hooks = hooks.withMapper(json);
            return this;
        }

        /** Shows what is counted; the meters are described in docs/sdk-metrics.md. Stays the service's. */
        public Builder meterRegistry(MeterRegistry registry) {
            hooks = hooks.withMeters(registry);
            return this;
        }

        /**
         * The key that sensitive fields are hashed with, the same in all services of a migration. The failure messages of
         * all migrations are withheld then, because they might repeat such fields.
         *
         * @param keyId names the key on observations, 1 to 100 characters; sides with different IDs are not compared
         * @param key at least 16 bytes, copied
         */
        public Builder hashKey(String keyId, byte[] key) {
            hasher = new FieldHasher(keyId, key);
            return this;
        }

        /** Names sensitive fields of one migration, in addition to {@link MigrationOptions.Builder#sensitive}. */
        public Builder sensitive(String migration, String... paths) {
            Set<String> all = new HashSet<>(sensitive.getOrDefault(migration, Set.of()));
            for (String path : paths) {
                FieldPath unused = FieldPath.parse(path);
                all.add(path);
            }
            sensitive.put(Slug.check(migration), all);
            return this;
        }

        /**
         * The configuration.
         *
         * @throws IllegalArgumentException if the schema registry's settings cannot be used
         */
        public GnomonConfig build() {
            return new GnomonConfig(this);
        }
    }
}
