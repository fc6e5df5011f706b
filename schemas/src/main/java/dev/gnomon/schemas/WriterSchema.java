package dev.gnomon.schemas;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;

/**
 * What the registry said of one schema ID. Immutable.
 *
 * @param id the ID
 * @param schema the schema; null where the registry has none with this ID
 * @param fingerprint the schema's, CRC-64-AVRO
 * @param askedAt when the registry said so, by {@link System#nanoTime}
 */
record WriterSchema(int id, @Nullable Schema schema, long fingerprint, long askedAt) {

    static WriterSchema of(int id, Schema schema) {
        return new WriterSchema(id, schema, SchemaNormalization.parsingFingerprint64(schema), System.nanoTime());
    }

    static WriterSchema unknown(int id) {
        return new WriterSchema(id, null, 0, System.nanoTime());
    }

    /**
     * A value that was framed with this schema in {@code codec}'s own encoding. The record itself is encoded alike in
     * both, so that only the frame is exchanged unless the schema is one that the codec has never heard of.
     */
    byte[] own(Codec<?> codec, byte[] value) {
        Schema writer = schema;
        if (writer == null) {
            throw new SerializationException(
                    "names schema " + id + ", which the schema registry does not have as an Avro record");
        }
        return codec.knows(fingerprint) ? reframed(value) : recoded(codec, writer, value);
    }

    private byte[] reframed(byte[] value) {
        int body = value.length - RegistryFraming.HEADER;
        return ByteBuffer.allocate(Codec.HEADER + body)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(Codec.MARKER)
                .putLong(fingerprint)
                .put(value, RegistryFraming.HEADER, body)
                .array();
    }

    private byte[] recoded(Codec<?> codec, Schema writer, byte[] value) {
        try {
            return codec.recode(writer, value, RegistryFraming.HEADER);
        } catch (SerializationException foreign) {
            throw new SerializationException(
                    "was written with schema " + id + " of the registry and cannot be read as " + codec.typeName(),
                    foreign);
        }
    }
}
