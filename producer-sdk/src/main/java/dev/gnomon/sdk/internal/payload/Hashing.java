package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Has a value written aside, and hashes what was written.
 *
 * @param hasher what hashes; null if there is no key
 */
record Hashing(@Nullable FieldHasher hasher) {

    /** Set at the provider of one call when that call has hashed something. */
    private static final Object HASHED = new Object();

    /** Writes one value. */
    interface Value {
        void writeTo(JsonGenerator aside) throws Exception;
    }

    /** The hash of what {@code value} writes; null where that is nothing. */
    @Nullable
    String of(Value value, JsonGenerator json, SerializerProvider provider) throws Exception {
        if (hasher == null) {
            throw UnfaithfulException.keyMissing();
        }
        try (TokenBuffer aside = new TokenBuffer(json.getCodec(), false)) {
            value.writeTo(aside);
            JsonNode tree = Trees.of(aside);
            if (tree.isNull() || tree.isMissingNode()) {
                return null;
            }
            provider.setAttribute(HASHED, true);
            return hasher.hash(tree);
        }
    }

    static boolean happened(SerializerProvider provider) {
        return provider.getAttribute(HASHED) != null;
    }
}
