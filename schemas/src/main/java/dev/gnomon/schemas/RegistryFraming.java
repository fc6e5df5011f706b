package dev.gnomon.schemas;

import dev.gnomon.schemas.RegistryException.Reason;
import java.nio.ByteBuffer;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes with Confluent's serializer, and reads what that wrote as well as the embedded encoding.
 *
 * <p>A value in the registry's framing is a zero, four bytes of schema ID, and the record. What the registry says of an
 * ID is remembered, so that it is asked once for each; so is what it says of a schema that is written.
 */
public final class RegistryFraming implements Framing {

    static final int HEADER = 1 + Integer.BYTES;

    private final RegistrySettings settings;
    private final Serializer<Object> confluent;
    private final WriterSchemas schemas;

    RegistryFraming(RegistrySettings settings) {
        this.settings = settings;
        confluent = ConfluentSerdes.serializer(settings);
        schemas = new WriterSchemas(ConfluentSerdes.deserializer(settings), settings.address());
    }

    static boolean frames(byte[] value) {
        return value.length > HEADER && value[0] == 0;
    }

    /** Where the registry is, for people. */
    public String address() {
        return settings.address();
    }

    @Override
    public <T extends SpecificRecordBase> Serializer<T> serializer(Codec<T> codec) {
        if (!settings.publish()) {
            return codec.serializer();
        }
        return (topic, value) -> value == null ? null : write(topic, value);
    }

    @Override
    public byte[] own(Codec<?> codec, byte[] value) {
        if (!frames(value)) {
            return value;
        }
        int id = idOf(value);
        WriterSchema schema = schemas.heardOf(id);
        return (schema == null ? schemas.ask(id) : schema).own(codec, value);
    }

    /** Whether {@link #own} can be called for {@code value} without the registry being asked. Never waits. */
    public boolean isSettled(byte[] value) {
        return !frames(value) || schemas.isSettled(idOf(value));
    }

    /** The schema ID in a value that is framed for a registry. */
    public static int idOf(byte[] value) {
        return ByteBuffer.wrap(value).getInt(1);
    }

    /**
     * Asks the registry which schema has this ID. Waits.
     *
     * @throws RegistryException if it does not answer, or does not let us in
     */
    public void ask(int id) {
        schemas.ask(id);
    }

    /**
     * Has the schema of {@code codec} registered or looked up for a topic, as the settings say, so that writing needs no
     * registry any more. Waits. Does nothing where the embedded encoding is published.
     *
     * @throws RegistryException if the registry does not answer, or does not take it
     */
    public void negotiate(String topic, Codec<?> codec) {
        if (!settings.publish()) {
            return;
        }
        int id = idOf(write(topic, codec.blank()));
        WriterSchema registered = schemas.ask(id);
        if (registered.schema() == null || registered.fingerprint() != codec.fingerprint()) {
            throw new RegistryException(
                    Reason.REFUSED,
                    "the schema registry at " + address() + " has schema " + id + " for topic " + topic
                            + ", which is not the one that this version writes");
        }
    }

    private byte[] write(String topic, SpecificRecordBase value) {
        try {
            return confluent.serialize(topic, new PlainRecord(value));
        } catch (KafkaException failed) {
            RegistryException why = RegistryException.of(failed, settings.address());
            throw why == null ? failed : why;
        }
    }

    @Override
    public void close() {
        confluent.close();
        schemas.close();
    }
}
