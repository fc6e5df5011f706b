package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Framing;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.RegistryFraming;
import dev.gnomon.sdk.internal.threads.Failures;
import org.jspecify.annotations.Nullable;

/** Makes the values of records. For the dispatcher's thread, which never waits here. */
interface ValueEncoder extends AutoCloseable {

    /**
     * The value of a record, or null while it cannot be made, because the schema registry has not answered yet.
     *
     * @throws dev.gnomon.schemas.RegistryException if the registry has answered that it does not take the schema
     * @throws org.apache.kafka.common.errors.SerializationException if the observation cannot be encoded
     */
    byte @Nullable [] encode(String topic, Observation observation);

    @Override
    void close();

    /** The encoder for {@code framing}, which is closed with it. */
    static ValueEncoder of(Framing framing, Failures failures) {
        return framing instanceof RegistryFraming registry
                ? new RegistryEncoder(registry, failures)
                : new Embedded(Codec.of(Observation.class));
    }

    /** Needs nobody. */
    record Embedded(Codec<Observation> codec) implements ValueEncoder {

        @Override
        public byte[] encode(String topic, Observation observation) {
            return codec.encode(observation);
        }

        @Override
        public void close() {}
    }
}
