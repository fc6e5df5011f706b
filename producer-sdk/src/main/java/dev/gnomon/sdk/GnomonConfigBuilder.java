package dev.gnomon.sdk;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.RegistrySettings;
import dev.gnomon.schemas.Slug;
import dev.gnomon.schemas.Topics;
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

/** Collects a configuration. For one thread. */
public final class GnomonConfigBuilder {

    final Map<String, String> kafka = new HashMap<>();
    final Map<String, String> registry = new HashMap<>();
    final Map<String, MigrationState> fixed = new HashMap<>();
    final Map<String, Set<String>> sensitive = new HashMap<>();
    Topics topics = Topics.withPrefix(Topics.DEFAULT_PREFIX);
    String service = "";
    MigrationState start = MigrationState.of(Mode.OLD);

    @Nullable
    ModeSource modes;

    @Nullable
    Path snapshotFile;

    Limits limits = Limits.DEFAULT;
    ShadowLimits shadows = ShadowLimits.DEFAULT;
    Hooks hooks = Hooks.DEFAULT;

    @Nullable
    FieldHasher hasher;

    GnomonConfigBuilder() {}

    /** Where Kafka is: {@code host:port}, several with commas between. */
    public GnomonConfigBuilder bootstrapServers(String servers) {
        return kafka("bootstrap.servers", servers);
    }

    /**
     * Sets a property of the Kafka clients, such as one that has to do with security. Values may refer to secrets
     * that are kept elsewhere: <code>${env:NAME}</code>, <code>${file:PATH:KEY}</code>,
     * <code>${directory:PATH:NAME}</code>.
     */
    public GnomonConfigBuilder kafka(String property, String value) {
        kafka.put(property, value);
        return this;
    }

    /**
     * Where the schema registry is, if there is one: publishes with Confluent's serializer, which must be on the class
     * path. The same as {@code schemaRegistry("schema.registry.url", address)}.
     */
    public GnomonConfigBuilder schemaRegistry(String address) {
        return schemaRegistry(RegistrySettings.URL, address);
    }

    /** Sets a property of Confluent's serializer, such as {@code auto.register.schemas}. */
    public GnomonConfigBuilder schemaRegistry(String property, String value) {
        registry.put(property, value);
        return this;
    }

    /** What the names of the topics begin with. */
    public GnomonConfigBuilder topicPrefix(String prefix) {
        topics = Topics.withPrefix(prefix);
        return this;
    }

    /** The name of this service on its observations: at most 100 characters. */
    public GnomonConfigBuilder service(String name) {
        if (name.length() > 100) {
            throw new IllegalArgumentException("service must have at most 100 characters, not '" + name + "'");
        }
        service = name;
        return this;
    }

    /** The mode of migrations of which nothing else is known. */
    public GnomonConfigBuilder startMode(Mode mode) {
        start = MigrationState.of(mode);
        return this;
    }

    /** Fixes the mode of one migration. */
    public GnomonConfigBuilder mode(String migration, Mode mode) {
        return state(migration, MigrationState.of(mode));
    }

    /** Fixes mode, exposure and sample rate of one migration. */
    public GnomonConfigBuilder state(String migration, MigrationState state) {
        fixed.put(Slug.check(migration), state);
        return this;
    }

    /**
     * Where the modes of migrations come from that are not fixed here, instead of the topic {@code migrations}. Closed
     * with the {@link Gnomon}.
     */
    public GnomonConfigBuilder modes(ModeSource source) {
        modes = source;
        return this;
    }

    /**
     * Where the modes are kept that were read from Kafka, so that a process that starts while Kafka is away begins with
     * them, and not in the start mode. Its folder must be there. Processes that follow the same topic may share it.
     */
    public GnomonConfigBuilder snapshotFile(Path file) {
        snapshotFile = file;
        return this;
    }

    /** How much the SDK may hold on to. */
    public GnomonConfigBuilder limits(Limits most) {
        limits = most;
        return this;
    }

    /** How much may run beside the callers. */
    public GnomonConfigBuilder shadows(ShadowLimits most) {
        shadows = most;
        return this;
    }

    /**
     * Runs other sides on {@code threads} instead of threads of the SDK's own, for example on
     * {@code Executors.newVirtualThreadPerTaskExecutor()}. Stays the service's: it is not closed.
     */
    public GnomonConfigBuilder shadowExecutor(Executor threads) {
        hooks = hooks.withExecutor(threads);
        return this;
    }

    /** Carries the caller's context to the other side. */
    public GnomonConfigBuilder contextPropagation(ContextPropagation propagation) {
        hooks = hooks.withContext(propagation);
        return this;
    }

    /** Says the W3C traceparent of the current request, or null; called on the caller's thread. */
    public GnomonConfigBuilder traceParents(Supplier<@Nullable String> supplier) {
        hooks = hooks.withTraceParents(supplier);
        return this;
    }

    /** Hears of what goes wrong, instead of the log. */
    public GnomonConfigBuilder failureListener(FailureListener hearing) {
        hooks = hooks.withListener(hearing);
        return this;
    }

    /** Makes the JSON of answers, instead of the SDK's own mapper. Both sides' services should use the same. */
    public GnomonConfigBuilder jsonMapper(ObjectMapper json) {
        hooks = hooks.withMapper(json);
        return this;
    }

    /** Shows what is counted; the meters are described in docs/sdk-metrics.md. Stays the service's. */
    public GnomonConfigBuilder meterRegistry(MeterRegistry registry) {
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
    public GnomonConfigBuilder hashKey(String keyId, byte[] key) {
        hasher = new FieldHasher(keyId, key);
        return this;
    }

    /** Names sensitive fields of one migration, in addition to {@link MigrationOptions.Builder#sensitive}. */
    public GnomonConfigBuilder sensitive(String migration, String... paths) {
        Set<String> all = new HashSet<>(sensitive.getOrDefault(migration, Set.of()));
        for (String path : paths) {
            FieldPath unused = FieldPath.parse(path);
            all.add(path);
        }
        sensitive.put(Slug.check(migration), all);
        return this;
    }

    /**
     * Builds the configuration.
     *
     * @throws IllegalArgumentException if the schema registry's settings cannot be used, or if there is both a snapshot
     *     file and a source of modes that would never read it
     */
    public GnomonConfig build() {
        if (modes != null && snapshotFile != null) {
            throw new IllegalArgumentException("snapshotFile is '" + snapshotFile
                    + "', but only modes from Kafka are kept in it; leave out either snapshotFile or modes");
        }
        return new GnomonConfig(this);
    }
}
