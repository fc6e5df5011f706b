package dev.gnomon.sdk.internal.payload;

import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.PayloadFormat;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * An answer as it leaves the process.
 *
 * @param format what the bytes are
 * @param completeness whether they are all of the answer
 * @param size of the whole answer in bytes, -1 where it is not known
 * @param bytes the answer, or its beginning; null where it is withheld
 * @param hashKeyId which key sensitive fields were hashed with; null where there were none
 */
public record Payload(
        PayloadFormat format,
        Completeness completeness,
        long size,
        @Nullable ByteBuffer bytes,
        @Nullable String hashKeyId) {

    public static Payload withheld(PayloadFormat format) {
        return new Payload(format, Completeness.WITHHELD, -1, null, null);
    }

    /** How many bytes leave the process, 0 where there are none. */
    public int stored() {
        return bytes == null ? 0 : bytes.remaining();
    }
}
