package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces sensitive values by keyed hashes: HMAC-SHA-256 over the type and a canonical form of the value, written as
 * {@code hmac-sha256:<type>:<hash>}. Values that are equal as JSON have equal hashes; values of different types do not.
 * Nothing, that is null, stays null. Safe for use by several threads.
 */
public final class FieldHasher {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SHORTEST_KEY = 16;

    private final String keyId;
    private final SecretKeySpec key;

    /**
     * @param keyId names the key on observations
     * @throws IllegalArgumentException naming the option that is wrong, never the key
     */
    public FieldHasher(String keyId, byte[] key) {
        if (keyId.isBlank() || keyId.length() > 100) {
            throw new IllegalArgumentException("hashKey: the ID must be 1 to 100 characters, not '" + keyId + "'");
        }
        if (key.length < SHORTEST_KEY) {
            throw new IllegalArgumentException("hashKey: the key '" + keyId + "' must have at least " + SHORTEST_KEY
                    + " bytes, not " + key.length);
        }
        this.keyId = keyId;
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public String keyId() {
        return keyId;
    }

    public String hash(JsonNode value) {
        String type = value.getNodeType().name().toLowerCase(Locale.ROOT);
        StringBuilder canonical = new StringBuilder(type).append('\0');
        Trees.canonical(value, canonical);
        return "hmac-sha256:" + type + ":" + mac(canonical.toString());
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(Text.wellFormed(text).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }
}
