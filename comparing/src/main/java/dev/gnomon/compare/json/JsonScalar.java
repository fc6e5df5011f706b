package dev.gnomon.compare.json;

import java.util.Arrays;

/**
 * A JSON value without parts: a text, a number, a boolean or null. It refers to the bytes it was read from, so reading
 * a document makes no copies of texts.
 */
public final class JsonScalar implements Json {

    private final Kind kind;
    private final byte[] source;
    private final int from;
    private final int to;
    private final long hash;

    /**
     * @param source a string's text as UTF-8, a lone surrogate as three bytes; else the literal as it was written
     * @param from the first byte
     * @param to behind the last byte
     */
    JsonScalar(Kind kind, byte[] source, int from, int to, ContentHash hashing) {
        this.kind = kind;
        this.source = source;
        this.from = from;
        this.to = to;
        this.hash = kind == Kind.NUMBER
                ? new ExactNumber(source, from, to).hash(hashing)
                : hashing.bytes(hashing.salt(kind), source, from, to);
    }

    static JsonScalar literal(Kind kind, String literal) {
        byte[] bytes = Utf8.encode(literal);
        return new JsonScalar(kind, bytes, 0, bytes.length, ContentHash.PROCESS);
    }

    static JsonScalar string(String text) {
        return literal(Kind.STRING, text);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    @Override
    public long hash() {
        return hash;
    }

    /** A string's characters; else the literal as it was written. Made anew by each call. */
    public String text() {
        return Utf8.decodeLeniently(source, from, to);
    }

    /** How many bytes the text takes in UTF-8. */
    public int length() {
        return to - from;
    }

    /** What a NUMBER denotes. */
    public ExactNumber number() {
        return new ExactNumber(source, from, to);
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof JsonScalar that && hash == that.hash && kind == that.kind && saysTheSame(that));
    }

    private boolean saysTheSame(JsonScalar that) {
        return Arrays.equals(source, from, to, that.source, that.from, that.to)
                || (kind == Kind.NUMBER && number().isSame(that.number()));
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash);
    }

    @Override
    public String toString() {
        return JsonText.of(this);
    }
}
