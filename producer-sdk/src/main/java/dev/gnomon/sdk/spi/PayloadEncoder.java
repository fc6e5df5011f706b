package dev.gnomon.sdk.spi;

import dev.gnomon.schemas.PayloadFormat;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Turns answers into bytes. Called by several threads; may throw anything, which makes the payload withheld and nothing
 * worse.
 *
 * @param <T> what the sides answer
 */
public interface PayloadEncoder<T> {

    /** What the bytes are, and so how they are compared. */
    PayloadFormat format();

    /**
     * Writes {@code answer}.
     *
     * @param out throws when the payload limit is reached; let that pass
     */
    void encode(T answer, OutputStream out) throws IOException;

    /** The answer's {@code toString}, compared as text. */
    static PayloadEncoder<Object> text() {
        return new PayloadEncoder<>() {
            @Override
            public PayloadFormat format() {
                return PayloadFormat.TEXT;
            }

            @Override
            public void encode(Object answer, OutputStream out) throws IOException {
                out.write(answer.toString().getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    /** The answer's bytes as they are, compared byte by byte. */
    static PayloadEncoder<byte[]> bytes() {
        return new PayloadEncoder<>() {
            @Override
            public PayloadFormat format() {
                return PayloadFormat.BYTES;
            }

            @Override
            public void encode(byte[] answer, OutputStream out) throws IOException {
                out.write(answer);
            }
        };
    }
}
