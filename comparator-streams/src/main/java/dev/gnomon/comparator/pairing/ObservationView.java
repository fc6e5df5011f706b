package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.bytes.AvroCursor;
import dev.gnomon.comparator.bytes.UnreadableException;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Side;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The parts of an encoded observation that pairing needs, found without decoding it.
 *
 * <p>Most pairs have equal payloads, so most observations are never turned into objects. One view is used for many
 * records, one after the other; it belongs to one thread.
 */
final class ObservationView {

    /** Marker and fingerprint of Avro's single-object encoding. */
    private static final int HEADER = 10;

    private static final byte[] CURRENT_HEADER = currentHeader();
    private static final Side[] SIDES = Side.values();
    private static final Mode[] MODES = Mode.values();
    private static final PayloadFormat[] FORMATS = PayloadFormat.values();
    private static final Completeness[] COMPLETENESS = Completeness.values();

    private final Codec<Observation> codec;
    private final Excess excess;
    private final int maxBytes;
    private final AvroCursor cursor = new AvroCursor();
    private final CRC32C crc = new CRC32C();

    private byte[] record = new byte[0];
    private int migrationStart;
    private int migrationLength;
    private int requestStart;
    private int requestLength;
    private int operationStart;
    private int operationLength;
    private Side side = Side.OLD;
    private Mode mode = Mode.OLD;
    private int versionsStart;
    private int versionsEnd;
    private int keyIdStart;
    private int answerStart;
    private boolean complete;
    private boolean failed;
    private boolean hasPayload;
    private int beyond;

    /** Records of more than {@code maxBytes} after {@code excess} has cut them are refused. */
    ObservationView(Codec<Observation> codec, Excess excess, int maxBytes) {
        this.codec = codec;
        this.excess = excess;
        this.maxBytes = maxBytes;
    }

    /**
     * Looks at another record. One that was written with an earlier schema, or has texts or tags beyond their {@link
     * Bounds}, is rewritten first.
     *
     * @throws UnreadableException if {@code bytes} are not an observation within the bounds; the view is then of no use
     *     until the next record
     */
    void read(byte[] bytes) throws UnreadableException {
        boolean current = bytes.length > HEADER && Arrays.mismatch(bytes, 0, HEADER, CURRENT_HEADER, 0, HEADER) < 0;
        walk(current ? bytes : rewrite(bytes));
        int cut = beyond;
        if (cut != 0) {
            walk(excess.cut(record));
            beyond = cut;
        }
        if (record.length > maxBytes) {
            throw new UnreadableException("has more than " + maxBytes + " bytes");
        }
    }

    private void walk(byte[] bytes) throws UnreadableException {
        record = bytes;
        beyond = 0;
        cursor.reset(record, HEADER);
        readIdentity();
        readCircumstances();
        readAnswer();
        if (!cursor.atEnd()) {
            throw new UnreadableException("has bytes after its end");
        }
    }

    private byte[] rewrite(byte[] bytes) throws UnreadableException {
        try {
            return codec.encode(codec.decode(bytes));
        } catch (SerializationException notAnObservation) {
            throw new UnreadableException("is not an observation in a known version");
        }
    }

    private void readIdentity() throws UnreadableException {
        migrationLength = cursor.readLength();
        migrationStart = cursor.position();
        cursor.skip(migrationLength);
        requestLength = cursor.readLength();
        requestStart = cursor.position();
        cursor.skip(requestLength);
        if (requestLength == 0 || requestLength > Bounds.REQUEST_ID_BYTES) {
            throw new UnreadableException(
                    "has a request ID that is empty or longer than " + Bounds.REQUEST_ID_BYTES + " bytes");
        }
        require(cursor.isText(requestStart, requestLength), "has a request ID that is no text in UTF-8");
        side = SIDES[cursor.readIndex(SIDES.length)];
    }

    private void readCircumstances() throws UnreadableException {
        operationLength = cursor.readIndex(2) == 0 ? 0 : cursor.readLength();
        operationStart = cursor.position();
        note(Excess.OPERATION, operationLength > 0 && cursor.isLonger(operationLength, Bounds.OPERATION));
        cursor.skip(operationLength);
        mode = MODES[cursor.readIndex(MODES.length)];
        cursor.readLong(); // epoch
        cursor.readLong(); // answeredAt
        cursor.readLong(); // latencyMicros
        note(Excess.SERVICE, cursor.skipText(Bounds.SERVICE));
        versionsStart = cursor.position();
        note(Excess.VERSIONS, cursor.skipMap(Bounds.VERSIONS, Bounds.NAME, Bounds.VALUE));
        versionsEnd = cursor.position();
        note(Excess.TAGS, cursor.skipMap(Bounds.TAGS, Bounds.NAME, Bounds.VALUE));
        note(Excess.TRACE_PARENT, cursor.skipOptionalText(Bounds.TRACE_PARENT));
        keyIdStart = cursor.position();
        require(
                !cursor.skipOptionalText(Bounds.HASH_KEY_ID),
                "has the ID of a hash key longer than " + Bounds.HASH_KEY_ID + " characters");
    }

    private void readAnswer() throws UnreadableException {
        answerStart = cursor.position();
        cursor.readIndex(FORMATS.length); // format
        complete = COMPLETENESS[cursor.readIndex(COMPLETENESS.length)] == Completeness.COMPLETE;
        cursor.readLong(); // payloadBytes
        failed = cursor.readIndex(2) == 1;
        if (failed) {
            note(Excess.FAILURE_TYPE, cursor.skipText(Bounds.FAILURE_TYPE));
            note(Excess.FAILURE_MESSAGE, cursor.skipOptionalText(Bounds.FAILURE_MESSAGE));
        }
        hasPayload = cursor.readIndex(2) == 1;
        if (hasPayload) {
            cursor.skip(cursor.readLength());
        }
    }

    private void note(int part, boolean isBeyond) {
        beyond |= isBeyond ? part : 0;
    }

    private static void require(boolean condition, String otherwise) throws UnreadableException {
        if (!condition) {
            throw new UnreadableException(otherwise);
        }
    }

    /** The record has been taken: what was cut of it counts. */
    void taken() {
        if (beyond != 0) {
            excess.count(beyond);
        }
    }

    /** The record's bytes in the current schema's encoding, within the bounds. */
    byte[] record() {
        return record;
    }

    Side side() {
        return side;
    }

    String migration() {
        return new String(record, migrationStart, migrationLength, StandardCharsets.UTF_8);
    }

    int migrationStart() {
        return migrationStart;
    }

    int migrationLength() {
        return migrationLength;
    }

    int requestStart() {
        return requestStart;
    }

    int requestLength() {
        return requestLength;
    }

    int operationStart() {
        return operationStart;
    }

    /** 0 where the observation is of no operation. */
    int operationLength() {
        return operationLength;
    }

    boolean hasRequestId(byte[] id) {
        return Arrays.equals(id, 0, id.length, record, requestStart, requestStart + requestLength);
    }

    /** A fingerprint of what the side answered: equal for equal answers, and different for nearly all others. */
    int answerFingerprint() {
        crc.reset();
        crc.update(record, answerStart, record.length - answerStart);
        return (int) crc.getValue();
    }

    /** Whether both are successes with equal payloads under equal circumstances: a match that needs no closer look. */
    boolean plainlyEquals(ObservationView other) {
        return !failed
                && !other.failed
                && mode == other.mode
                && complete
                && hasPayload
                && sameBytes(answerStart, record.length, other, other.answerStart, other.record.length)
                && sameBytes(versionsStart, versionsEnd, other, other.versionsStart, other.versionsEnd)
                && sameBytes(keyIdStart, answerStart, other, other.keyIdStart, other.answerStart);
    }

    private boolean sameBytes(int from, int to, ObservationView other, int otherFrom, int otherTo) {
        return Arrays.equals(record, from, to, other.record, otherFrom, otherTo);
    }

    private static byte[] currentHeader() {
        byte[] header = new byte[HEADER];
        header[0] = (byte) 0xC3;
        header[1] = 0x01;
        byte[] fingerprint;
        try {
            fingerprint = SchemaNormalization.parsingFingerprint("CRC-64-AVRO", Observation.getClassSchema());
        } catch (java.security.NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
        System.arraycopy(fingerprint, 0, header, 2, fingerprint.length);
        return header;
    }
}
