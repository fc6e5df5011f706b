package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import com.fasterxml.jackson.databind.node.TextNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Locale;
import java.util.TreeSet;
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
        append(value, canonical);
        return "hmac-sha256:" + type + ":" + mac(canonical.toString());
    }

    private String mac(String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    /** JSON with the members of objects in order, and with numbers that are equal written alike. */
    private static void append(JsonNode value, StringBuilder to) {
        if (value.isObject()) {
            appendObject(value, to);
        } else if (value.isArray()) {
            to.append('[');
            value.forEach(element -> {
                append(element, to);
                to.append(',');
            });
            to.append(']');
        } else if (value.getNodeType() == JsonNodeType.NUMBER) {
            to.append(canonical(value.decimalValue()));
        } else {
            to.append(value);
        }
    }

    private static void appendObject(JsonNode object, StringBuilder to) {
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        to.append('{');
        for (String name : names) {
            to.append(TextNode.valueOf(name)).append(':');
            append(object.get(name), to);
            to.append(',');
        }
        to.append('}');
    }

    private static String canonical(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.unscaledValue() + "e" + -stripped.scale();
    }
}
