package dev.gnomon.compare.json;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** UTF-8 in both directions; strict for what comes from outside, lossless for what JSON escapes can say. */
public final class Utf8 {

    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /**
     * The text in {@code bytes}, whose position does not move.
     *
     * @throws Unreadable if they are not valid UTF-8; surrogates and overlong forms are not
     */
    public static String decode(ByteBuffer bytes) throws Unreadable {
        try {
            CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(bytes.duplicate());
            return text.toString();
        } catch (CharacterCodingException malformed) {
            throw new Unreadable("is not valid UTF-8", "");
        }
    }

    /** {@code text} as UTF-8; a surrogate without its other half becomes three bytes, so that nothing is lost. */
    static byte[] encode(String text) {
        if (!hasLoneSurrogate(text)) {
            return text.getBytes(StandardCharsets.UTF_8);
        }
        byte[] wide = new byte[3 * text.length()];
        int size = 0;
        for (int i = 0; i < text.length(); ) {
            int codePoint = text.codePointAt(i);
            size = put(codePoint, wide, size);
            i += Character.charCount(codePoint);
        }
        return Arrays.copyOf(wide, size);
    }

    private static boolean hasLoneSurrogate(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (JsonText.isLoneSurrogate(text, i)) {
                return true;
            }
        }
        return false;
    }

    /** Writes a code point at {@code at}; returns the index behind it. */
    static int put(int codePoint, byte[] bytes, int at) {
        int next = at;
        if (codePoint < 0x80) {
            bytes[next++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            bytes[next++] = (byte) (0xC0 | (codePoint >> 6));
            bytes[next++] = (byte) (0x80 | (codePoint & 0x3F));
        } else if (codePoint < 0x10000) {
            bytes[next++] = (byte) (0xE0 | (codePoint >> 12));
            bytes[next++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
            bytes[next++] = (byte) (0x80 | (codePoint & 0x3F));
        } else {
            bytes[next++] = (byte) (0xF0 | (codePoint >> 18));
            bytes[next++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
            bytes[next++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
            bytes[next++] = (byte) (0x80 | (codePoint & 0x3F));
        }
        return next;
    }

    /** The inverse of {@link #encode}. */
    static String decodeLeniently(byte[] bytes, int from, int to) {
        String text = new String(bytes, from, to - from, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) < 0) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length());
        for (int at = from; at < to; ) {
            int codePoint = codePointAt(bytes, at);
            out.appendCodePoint(codePoint);
            at += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
        }
        return out.toString();
    }

    private static int codePointAt(byte[] bytes, int at) {
        int first = bytes[at] & 0xFF;
        if (first < 0x80) {
            return first;
        }
        int codePoint = first & (first < 0xE0 ? 0x1F : first < 0xF0 ? 0xF : 7);
        int more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
        for (int i = 1; i <= more; i++) {
            codePoint = (codePoint << 6) | (bytes[at + i] & 0x3F);
        }
        return codePoint;
    }
}
