package dev.gnomon.compare;

import dev.gnomon.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;

/**
 * What judgements of the same cause have in common: the verdict, then the causes, separated by {@code ", "}. For a
 * MISMATCH the causes are the sorted set of (path with {@code *} for indices, kind), of at most 100 places; for a
 * failure its type; for NOT_COMPARABLE and EXCLUDED the reason without positions and names.
 *
 * <pre>MISMATCH /items/&#42;/price CHANGED, /total CHANGED</pre>
 *
 * <p>A signature longer than {@value #MAX_LENGTH} characters is cut there, its end replaced by the first 64 bits of the
 * whole one's SHA-256, so that long ones stay distinct.
 */
final class Signature {

    static final int MAX_LENGTH = 300;

    private static final int HASH_BYTES = 8;

    private Signature() {}

    static String of(Verdict verdict, Collection<String> causes) {
        String whole = causes.isEmpty() ? verdict.name() : verdict.name() + " " + String.join(", ", causes);
        if (whole.length() <= MAX_LENGTH) {
            return whole;
        }
        byte[] hash = sha256().digest(whole.getBytes(StandardCharsets.UTF_8));
        String tail = "#" + HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES));
        return Shortened.to(MAX_LENGTH - tail.length(), whole) + tail;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
