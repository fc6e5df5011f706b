package dev.gnomon.compare.json;

import java.util.List;

/**
 * A JSON value. Immutable and safe for use by several threads.
 *
 * <p>Two values are equal if they say the same: numbers that denote the same number are equal, and the members of an
 * object have no order. Equality first looks at {@link #hash()}, so it is fast for values that differ.
 */
public sealed interface Json permits JsonScalar, JsonArray, JsonObject {

    /** The value {@code null}. */
    Json NULL = JsonScalar.literal(Kind.NULL, "null");

    /** The value {@code true}. */
    Json TRUE = JsonScalar.literal(Kind.BOOLEAN, "true");

    /** The value {@code false}. */
    Json FALSE = JsonScalar.literal(Kind.BOOLEAN, "false");

    /** The JSON types. */
    enum Kind {
        /** Nothing but {@code null}. */
        NULL(0x9E3779B97F4A7C15L),
        /** {@code true} and {@code false}. */
        BOOLEAN(0x3C6EF372FE94F82AL),
        /** A number of any size and precision. */
        NUMBER(0xDAA66D2C7DDF743FL),
        /** A text. */
        STRING(0x78DDE6E5FD29F054L),
        /** An ordered list. */
        ARRAY(0x1715609F7C746C69L),
        /** Members by name. */
        OBJECT(0xB54CDA58FBBEE87EL);

        private final long salt;

        Kind(long salt) {
            this.salt = salt;
        }

        /** Keeps the hash of 1 from that of "1". */
        long salt() {
            return salt;
        }
    }

    /** The type of this value. */
    Kind kind();

    /**
     * A hash of the content, equal for equal values. It is seeded anew in each process, so nobody outside can make
     * values collide, and it must not be stored.
     */
    long hash();

    /** The value as compact JSON, members in document order, numbers as they were written. */
    @Override
    String toString();

    /** The string {@code text}. */
    static Json string(String text) {
        return JsonScalar.string(text);
    }

    /**
     * The number that {@code literal} denotes.
     *
     * @param literal a number in JSON's syntax; nobody checks that
     */
    static Json number(String literal) {
        return JsonScalar.literal(Kind.NUMBER, literal);
    }

    /** {@code true} or {@code false}. */
    static Json of(boolean value) {
        return value ? TRUE : FALSE;
    }

    /** A list of {@code elements}. */
    static JsonArray array(List<? extends Json> elements) {
        return new JsonArray(elements.toArray(Json[]::new), ContentHash.PROCESS);
    }
}
