package dev.gnomon.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.io.BinaryDecoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.message.BinaryMessageEncoder;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Turns records of one type into bytes and back, by Avro's single-object encoding: two marker bytes, the fingerprint of
 * the writer's schema, the record. No schema registry is needed, because the reader knows every version that was ever
 * published.
 *
 * <pre>{@code
 * Codec<Observation> codec = Codec.of(Observation.class);
 * Observation same = codec.decode(codec.encode(observation));
 * }</pre>
 *
 * <p>Safe for use by several threads. As a {@link Serde} it maps null to null.
 *
 * @param <T> the record type
 * @see <a href="https://avro.apache.org/docs/1.12.0/specification/#single-object-encoding">Avro: single-object
 *     encoding</a>
 */
public final class Codec<T extends SpecificRecordBase> implements Serde<T> {

    static final byte[] MARKER = {(byte) 0xC3, 0x01};
    static final int HEADER = MARKER.length + Long.BYTES;
    private static final int BLANK_BYTES = 4096;

    private final Schema schema;
    private final SpecificData model;
    private final BinaryMessageEncoder<T> encoder;
    private final Map<Long, DatumReader<T>> readers = new HashMap<>();

    private Codec(Schema schema, SpecificData model) {
        this.schema = schema;
        this.model = model;
        encoder = new BinaryMessageEncoder<>(model, schema, true);
        learn(schema);
    }

    /**
     * The codec of a generated record type, which also reads every earlier version of it.
     *
     * @throws IllegalArgumentException if {@code type} is not a generated record
     */
    public static <T extends SpecificRecordBase> Codec<T> of(Class<T> type) {
        Schema schema;
        try {
            schema = SpecificData.get().getSchema(type);
        } catch (AvroRuntimeException notGenerated) {
            throw new IllegalArgumentException(type + " is not a generated Avro record", notGenerated);
        }
        Codec<T> codec = new Codec<>(schema, new OwnRecords());
        codec.learnEarlierVersions(type);
        return codec;
    }

    /** The record's bytes, in an array of their own. */
    public byte[] encode(T value) {
        try {
            ByteBuffer buffer = encoder.encode(value);
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            return bytes;
        } catch (IOException | AvroRuntimeException | NullPointerException broken) {
            throw new SerializationException(
                    "cannot encode a record of type " + value.getSchema().getName(), broken);
        }
    }

    /**
     * The record in {@code bytes}. Takes no more memory than they can fill, whatever lengths they claim.
     *
     * @throws SerializationException if they are not a record of this type in a known version
     */
    public T decode(byte[] bytes) {
        Objects.requireNonNull(bytes, "bytes");
        return read(readerOf(bytes), bytes, HEADER);
    }

    private static <T> T read(DatumReader<T> reader, byte[] bytes, int from) {
        try {
            // Unlike Avro's BinaryMessageDecoder, a decoder of an array checks lengths before it makes room for them.
            BinaryDecoder decoder = DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, null);
            T value = reader.read(null, decoder);
            if (!decoder.isEnd()) {
                throw new SerializationException("not a readable record: there are bytes after its end");
            }
            return value;
        } catch (SerializationException ours) {
            throw ours;
        } catch (IOException | RuntimeException | StackOverflowError broken) {
            // Avro throws nearly every kind of RuntimeException for bytes that are not what they claim to be.
            throw new SerializationException("not a readable record: " + broken.getMessage(), broken);
        }
    }

    /** Whether {@code fingerprint} (CRC-64-AVRO) is that of a version of this type that was ever published. */
    boolean knows(long fingerprint) {
        return readers.containsKey(fingerprint);
    }

    /** The fingerprint of the version that this codec writes. */
    long fingerprint() {
        return SchemaNormalization.parsingFingerprint64(schema);
    }

    /** The type's name without its package. */
    String typeName() {
        return schema.getName();
    }

    /**
     * The record whose bare encoding under the schema {@code writer} begins at {@code from}, in this codec's encoding.
     *
     * @throws SerializationException if it does not resolve to this type
     */
    byte[] recode(Schema writer, byte[] bytes, int from) {
        return encode(read(readerOf(writer), bytes, from));
    }

    /** A record in which every number is 0, every text empty, and everything else absent or the first of its kind. */
    T blank() {
        BinaryDecoder zeros = DecoderFactory.get().binaryDecoder(new byte[BLANK_BYTES], null);
        try {
            return readerOf(schema).read(null, zeros);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : encode(value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : decode(bytes);
    }

    private DatumReader<T> readerOf(byte[] bytes) {
        boolean marked = bytes.length >= HEADER && bytes[0] == MARKER[0] && bytes[1] == MARKER[1];
        DatumReader<T> reader = marked
                ? readers.get(
                        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong(MARKER.length))
                : null;
        if (reader == null) {
            throw new SerializationException(
                    "not a readable record: it does not begin with the mark of a known version of " + schema.getName());
        }
        return reader;
    }

    private void learn(Schema version) {
        readers.put(SchemaNormalization.parsingFingerprint64(version), readerOf(version));
    }

    @SuppressWarnings("unchecked") // the model makes instances of the generated class
    private DatumReader<T> readerOf(Schema writer) {
        return (DatumReader<T>) model.createDatumReader(writer, schema);
    }

    /** Versions 1, 2, ... are kept as they were published, in the resource folder {@code history}. */
    private void learnEarlierVersions(Class<T> type) {
        for (int version = 1; ; version++) {
            String resource = "history/" + type.getSimpleName() + "." + version + ".avsc";
            try (InputStream in = Codec.class.getResourceAsStream(resource)) {
                if (in == null) {
                    return;
                }
                learn(new Schema.Parser().parse(in));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("cannot read " + resource, unreadable);
            }
        }
    }
}
