package dev.gnomon.schemas;

import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.serialization.Serializer;

/**
 * How values lie on topics: in the embedded encoding of {@link Codec}, or in that of a schema registry.
 *
 * <pre>{@code
 * Framing framing = Framing.of(registry);
 * Observation observation = codec.decode(framing.own(codec, record.value()));
 * }</pre>
 *
 * <p>Safe for use by several threads.
 */
public interface Framing extends AutoCloseable {

    /** The embedded encoding, and no other. */
    static Framing embedded() {
        return EmbeddedFraming.INSTANCE;
    }

    /**
     * Reads both, and writes as {@link RegistrySettings#publish} says. Asks the registry nothing yet.
     *
     * @throws IllegalArgumentException if a setting is wrong, or Confluent's serializer is not on the class path
     */
    static RegistryFraming of(RegistrySettings registry) {
        return new RegistryFraming(registry);
    }

    /** Writes values of topics. Its first record of a topic may wait for the registry. */
    <T extends SpecificRecordBase> Serializer<T> serializer(Codec<T> codec);

    /**
     * The value of a record in the embedded encoding, whichever it came in; the same array where that was its own.
     *
     * @throws org.apache.kafka.common.errors.SerializationException if it never can be read; the message, without any of
     *     the content, says why and begins with a verb
     * @throws RegistryException if it cannot be read now, because the registry does not say how
     */
    byte[] own(Codec<?> codec, byte[] value);

    @Override
    void close();
}
