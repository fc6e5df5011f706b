package dev.gnomon.compare;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Strict decoding of UTF-8. */
final class Utf8 {

    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /**
     * The text in {@code bytes}, whose position does not move.
     *
     * @throws Unreadable if they are not valid UTF-8; surrogates and overlong forms are not
     */
    static String decode(ByteBuffer bytes) throws Unreadable {
        String text = decodeLeniently(bytes);
        if (text.indexOf(REPLACEMENT) >= 0) {
            // Either the character itself, or what stands for malformed bytes.
            try {
                StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate());
            } catch (CharacterCodingException malformed) {
                throw new Unreadable("is not valid UTF-8", "");
            }
        }
        return text;
    }

    /** Several times faster than a {@link java.nio.charset.CharsetDecoder}, but it hides what is malformed. */
    private static String decodeLeniently(ByteBuffer bytes) {
        if (bytes.hasArray()) {
            int from = bytes.arrayOffset() + bytes.position();
            return new String(bytes.array(), from, bytes.remaining(), StandardCharsets.UTF_8);
        }
        return StandardCharsets.UTF_8.decode(bytes.duplicate()).toString();
    }
}
