package dev.gnomon.sdk.internal.payload;

import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import dev.gnomon.sdk.spi.PayloadEncoder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Makes payloads of one migration's answers: encoded, sensitive fields hashed, cut at the limit, withheld if that fails.
 *
 * @param migration the migration's slug, for messages
 * @param encoder turns an answer into bytes; may fail in any way
 * @param sensitive what must not leave the process in clear
 * @param limit how many bytes a payload may have
 */
public record AnswerEncoder(String migration, PayloadEncoder<Object> encoder, SensitiveFields sensitive, int limit) {

    private static final byte[] NOTHING = "null".getBytes(StandardCharsets.UTF_8);

    /** The payload of {@code answer}. Never throws. */
    public Payload encode(@Nullable Object answer, Failures failures) {
        if (answer == null) {
            return new Payload(
                    PayloadFormat.JSON, Completeness.COMPLETE, NOTHING.length, ByteBuffer.wrap(NOTHING), null);
        }
        BoundedOutput out = new BoundedOutput(limit);
        try {
            encoder.encode(answer, out);
            return payload(sensitive.paths().isEmpty() ? out : masked(out));
        } catch (Throwable broken) {
            if (out.isFull() && sensitive.paths().isEmpty()) {
                return payload(out);
            }
            failures.report(
                    Area.CAPTURE, "an answer of migration " + migration + " is withheld: " + why(broken), broken);
            return Payload.withheld(encoder.format());
        }
    }

    private BoundedOutput masked(BoundedOutput clear) throws IOException {
        BoundedOutput out = new BoundedOutput(limit);
        try {
            sensitive.mask(clear.toByteArray(), out);
        } catch (IOException broken) {
            if (!out.isFull()) {
                throw broken;
            }
        }
        return out;
    }

    private Payload payload(BoundedOutput out) {
        FieldHasher hasher = sensitive.hasher();
        String keyId = out.isHashed() && hasher != null ? hasher.keyId() : null;
        PayloadFormat format = encoder.format();
        if (!out.isFull()) {
            byte[] bytes = out.toByteArray();
            return new Payload(format, Completeness.COMPLETE, bytes.length, ByteBuffer.wrap(bytes), keyId);
        }
        byte[] bytes = format == PayloadFormat.BYTES ? out.toByteArray() : out.toWholeCharacters();
        return new Payload(format, Completeness.TRUNCATED, -1, ByteBuffer.wrap(bytes), keyId);
    }

    private String why(Throwable broken) {
        for (Throwable cause = broken; cause != null; cause = cause.getCause()) {
            if (cause instanceof HashKeyMissingException) {
                return "sensitive fields need a hashKey in the configuration";
            }
        }
        return sensitive.paths().isEmpty()
                ? "it cannot be encoded"
                : "it cannot be encoded and hashed within the limit";
    }
}
