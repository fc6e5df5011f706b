package dev.gnomon.compare;

import java.util.List;
import java.util.Map;

/** A JSON value. Immutable; equal by value, where numbers are equal that denote the same number and keys have no order. */
sealed interface Json permits Json.Scalar, Json.Array, Json.Members {

    Json NULL = new Scalar(Kind.NULL, "null", "null");
    Json TRUE = new Scalar(Kind.BOOLEAN, "true", "true");
    Json FALSE = new Scalar(Kind.BOOLEAN, "false", "false");

    /** The JSON types. */
    enum Kind {
        NULL(3),
        BOOLEAN(5),
        NUMBER(7),
        STRING(11),
        ARRAY(13),
        OBJECT(17);

        /** Keeps the hash of 1 from that of "1", a difference that migrations often make. */
        private final int salt;

        Kind(int salt) {
            this.salt = salt;
        }
    }

    Kind kind();

    static Json string(String value) {
        return new Scalar(Kind.STRING, value, value);
    }

    /** The number that {@code literal}, a JSON number, denotes. */
    static Json number(String literal) {
        return new Scalar(Kind.NUMBER, literal, ExactNumber.canonical(literal));
    }

    /**
     * Anything that has no parts.
     *
     * @param text the literal as it was written, or the string's characters
     * @param value what is compared
     */
    record Scalar(Kind kind, String text, String value) implements Json {

        @Override
        public boolean equals(Object other) {
            return other instanceof Scalar that && kind == that.kind && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return value.hashCode() * 31 + kind.salt;
        }
    }

    /** A list. */
    final class Array implements Json {

        private final List<Json> elements;
        private final int hash;

        /** Takes over {@code elements}, which nobody may change afterwards. */
        Array(List<Json> elements) {
            this.elements = elements;
            this.hash = elements.hashCode() * 31 + Kind.ARRAY.salt;
        }

        List<Json> elements() {
            return elements;
        }

        @Override
        public Kind kind() {
            return Kind.ARRAY;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Array that && hash == that.hash && elements.equals(that.elements);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** An object. */
    final class Members implements Json {

        private static final int SPREAD = 0x9E3779B9;

        private final Map<String, Json> byName;
        private final int hash;

        /** Takes over {@code byName}, which is in document order and which nobody may change afterwards. */
        Members(Map<String, Json> byName) {
            this.byName = byName;
            int sum = Kind.OBJECT.salt;
            for (Map.Entry<String, Json> member : byName.entrySet()) {
                int mixed = (member.getKey().hashCode() * 31 + member.getValue().hashCode()) * SPREAD;
                sum += mixed ^ (mixed >>> 15);
            }
            this.hash = sum;
        }

        Map<String, Json> byName() {
            return byName;
        }

        @Override
        public Kind kind() {
            return Kind.OBJECT;
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Members that && hash == that.hash && byName.equals(that.byName);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
