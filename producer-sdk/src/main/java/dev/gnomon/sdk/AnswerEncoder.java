package dev.gnomon.sdk;

import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.sdk.GnomonFailure.Area;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes payloads of one migration's answers: encoded, cut at the limit, withheld if that fails.
 *
 * @param migration the migration's slug, for messages
 * @param encoder turns an answer into bytes; may fail in any way
 * @param limit how many bytes a payload may have
 * @param failures hears of what could not be encoded
 */
record AnswerEncoder(String migration, PayloadEncoder<Object> encoder, int limit, Failures failures) {

    private static final byte[] NOTHING = "null".getBytes(StandardCharsets.UTF_8);

    /** The payload of {@code answer}. Never throws. */
    Payload encode(@Nullable Object answer) {
        if (answer == null) {
            return new Payload(
                    PayloadFormat.JSON, Completeness.COMPLETE, NOTHING.length, ByteBuffer.wrap(NOTHING), null);
        }
        BoundedOutput out = new BoundedOutput(limit);
        try {
            encoder.encode(answer, out);
        } catch (Throwable broken) {
            if (!out.isFull()) {
                return withheld(broken);
            }
        }
        return out.isFull() ? truncated(out) : complete(out);
    }

    private Payload complete(BoundedOutput out) {
        byte[] bytes = out.toByteArray();
        return new Payload(encoder.format(), Completeness.COMPLETE, bytes.length, ByteBuffer.wrap(bytes), null);
    }

    private Payload truncated(BoundedOutput out) {
        boolean text = encoder.format() != PayloadFormat.BYTES;
        byte[] bytes = text ? out.toWholeCharacters() : out.toByteArray();
        return new Payload(encoder.format(), Completeness.TRUNCATED, -1, ByteBuffer.wrap(bytes), null);
    }

    private Payload withheld(Throwable broken) {
        failures.report(Area.CAPTURE, "an answer of migration " + migration + " cannot be encoded", broken);
        return Payload.withheld(encoder.format());
    }
}
