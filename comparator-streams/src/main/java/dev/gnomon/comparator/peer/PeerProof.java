package dev.gnomon.comparator.peer;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Proves to another instance that this one knows the token, without sending it. Anybody who can join the consumer group can
 * announce any address, and must not learn the token that way. A proof is valid for one question to one address, for five
 * minutes. Safe for use by several threads.
 */
public final class PeerProof {

    /** The header in which a proof is sent. */
    public static final String HEADER = "Gnomon-Peer";

    private static final String ALGORITHM = "HmacSHA256";
    private static final long TOLERATED_SECONDS = 300;

    private final SecretKeySpec key;
    private final Installation installation;
    private final LongSupplier epochSeconds;

    /** Proofs of {@code token} within {@code installation}, by the system's clock. */
    public static PeerProof of(String token, Installation installation) {
        return new PeerProof(token, installation, () -> Instant.now().getEpochSecond());
    }

    /** Proofs of {@code token}, by this clock, in seconds since 1970. */
    PeerProof(String token, Installation installation, LongSupplier epochSeconds) {
        this.installation = installation;
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
        String said = "gnomon-peer\n" + installation.id() + '\n' + at + '\n' + address + '\n' + target;
        return at + ":" + signature(said.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Shows that an answer comes from an instance that knows the token, and is the one to this question.
     *
     * @param question the proof that the question was sent with
     * @param stale how far behind the answer says that it is; null where it is current
     */
    public String ofAnswer(String question, @Nullable String stale, byte[] rows) {
        byte[] said = ("gnomon-answer\n" + installation.id() + '\n' + question + '\n' + stale + '\n')
                .getBytes(StandardCharsets.UTF_8);
        byte[] all = Arrays.copyOf(said, said.length + rows.length);
        System.arraycopy(rows, 0, all, said.length, rows.length);
        return signature(all);
    }

    private String signature(byte[] said) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(mac.doFinal(said));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has " + ALGORITHM, missing);
        }
    }
}
