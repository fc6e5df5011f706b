package dev.gnomon.comparator.pairing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Cuts texts so that different ones stay different, and no character is broken in two. */
public final class CutText {

    private static final int HASH_BYTES = 8;
    private static final int TAIL = 1 + 2 * HASH_BYTES;

    private CutText() {}

    /**
     * {@code text}, or its beginning, an ellipsis and the first 64 bits of the whole one's SHA-256 in hexadecimal: at most
     * {@code most} characters in all.
     *
     * @param most at least 18
     */
    public static String to(int most, String text) {
        if (text.length() <= most) {
            return text;
        }
        int end = most - TAIL;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        byte[] hash = sha256().digest(text.getBytes(StandardCharsets.UTF_8));
        return text.substring(0, end) + '\u2026' + HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
