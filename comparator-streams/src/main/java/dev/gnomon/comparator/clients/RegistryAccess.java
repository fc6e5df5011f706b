package dev.gnomon.comparator.clients;

import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.config.ConfigException;
import dev.gnomon.comparator.runtime.CannotStartException;
import dev.gnomon.comparator.runtime.CannotStartException.Reason;
import dev.gnomon.comparator.topology.ObservationLog;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.Framing;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.RegistryException;
import dev.gnomon.schemas.RegistryFraming;
import dev.gnomon.schemas.RegistrySettings;
import dev.gnomon.schemas.Topics;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The schema registry, where there is one, and what must wait for it. Where there is none, nothing waits.
 *
 * @param framing how values lie on topics
 * @param gate lets records through once it is known how to read them; null without a registry
 */
public record RegistryAccess(Framing framing, @Nullable SchemaGate gate) implements AutoCloseable {

    /** Any ID: it matters only whether the registry understands the question. */
    private static final int SOME_ID = 1;

    /**
     * Asks the registry for all that will be published, so that it is not needed for that any more.
     *
     * @throws CannotStartException if it does not answer, or does not take a schema
     * @throws ConfigException if Confluent's serializer is missing, or a setting is wrong
     */
    public static RegistryAccess open(ComparatorConfig config) {
        if (!(framing(config) instanceof RegistryFraming registry)) {
            return new RegistryAccess(Framing.embedded(), null);
        }
        try {
            Topics topics = config.topics().names();
            registry.ask(SOME_ID);
            registry.negotiate(topics.discrepancies(), Codec.of(Discrepancy.class));
            registry.negotiate(topics.mismatchRates(), Codec.of(MigrationRates.class));
            registry.negotiate(topics.migrations(), Codec.of(MigrationState.class));
            registry.negotiate(topics.commands(), Codec.of(Command.class));
            return new RegistryAccess(registry, new SchemaGate(registry));
        } catch (RegistryException noUse) {
            registry.close();
            Reason reason = noUse.isRefusal() ? Reason.REGISTRY_REFUSES : Reason.REGISTRY_UNREACHABLE;
            throw new CannotStartException(reason, String.valueOf(noUse.getMessage()), noUse);
        }
    }

    /**
     * How values lie on topics, by configuration; asks the registry nothing yet. To be closed.
     *
     * @throws ConfigException if Confluent's serializer is missing, or a setting is wrong
     */
    public static Framing framing(ComparatorConfig config) {
        RegistrySettings registry = config.registry();
        try {
            return registry == null ? Framing.embedded() : Framing.of(registry);
        } catch (IllegalArgumentException unusable) {
            throw new ConfigException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    /** Makes the clients of Kafka Streams. */
    public KafkaClientSupplier clients() {
        return new StreamsClients(gate);
    }

    /** A log that has read records wait for the registry. */
    public ObservationLog settling(ObservationLog log) {
        return gate == null ? log : settling(log, gate);
    }

    private static ObservationLog settling(ObservationLog log, SchemaGate gate) {
        return (partition, offsets) -> gate.awaitAll(log.read(partition, offsets));
    }

    @Override
    public void close() {
        if (gate != null) {
            gate.close();
        }
        framing.close();
    }
}
