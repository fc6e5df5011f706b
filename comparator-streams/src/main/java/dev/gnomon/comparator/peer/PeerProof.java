package dev.gnomon.comparator.peer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Shows another instance that this one knows the token, too, without sending it: whoever joins the consumer group can
 * announce any address, and must not be told the token for that. A proof holds for one question to one address, for some
 * minutes. Safe for use by several threads.
 */
public final class PeerProof {

    /** The header in which a proof is sent. */
    public static final String HEADER = "Gnomon-Peer";

    private static final String ALGORITHM = "HmacSHA256";
    private static final long TOLERATED_SECONDS = 300;

    private final SecretKeySpec key;
    private final LongSupplier epochSeconds;

    /** Proofs of {@code token}, by the system's clock. */
    public static PeerProof of(String token) {
        return new PeerProof(token, () -> Instant.now().getEpochSecond());
    }

    /** Proofs of {@code token}, by this clock, in seconds since 1970. */
    PeerProof(String token, LongSupplier epochSeconds) {
        key = new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM);
        this.epochSeconds = epochSeconds;
    }

    /** The proof for asking {@code target}, a path with its query, of {@code address}. */
    String of(Object address, String target) {
        return sign(epochSeconds.getAsLong(), address, target);
    }

    /** Whether {@code proof} was made with the same token for asking {@code target} of {@code address}, a moment ago. */
    public boolean holds(@Nullable String proof, Object address, String target) {
        if (proof == null || !proof.matches("\\d{1,12}:.{1,64}")) {
            return false;
        }
        long at = Long.parseLong(proof.substring(0, proof.indexOf(':')));
        byte[] expected = sign(at, address, target).getBytes(StandardCharsets.UTF_8);
        return Math.abs(epochSeconds.getAsLong() - at) <= TOLERATED_SECONDS
                && MessageDigest.isEqual(expected, proof.getBytes(StandardCharsets.UTF_8));
    }

    private String sign(long at, Object address, String target) {
        String said = "gnomon-peer\n" + at + '\n' + address + '\n' + target;
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] signature = mac.doFinal(said.getBytes(StandardCharsets.UTF_8));
            return at + ":" + Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }
}
