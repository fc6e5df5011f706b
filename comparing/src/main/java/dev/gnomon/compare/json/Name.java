package dev.gnomon.compare.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The name of a member. The documents of one {@link JsonReader} share their names, so most comparisons of names compare
 * two references.
 */
public final class Name {

    private final byte[] source;
    private final int from;
    private final int to;
    private final long hash;

    /** Made when somebody asks for it; a race makes it twice, which does no harm. */
    private @Nullable String text;

    /** Serial number of the last object that had this name, while its document is read; see {@link JsonReader}. */
    int lastObject;

    Name(byte[] source, int from, int to, long hash) {
        this.source = source;
        this.from = from;
        this.to = to;
        this.hash = hash;
    }

    /** The name {@code text}. */
    public static Name of(String text) {
        byte[] bytes = Utf8.encode(text);
        return new Name(bytes, 0, bytes.length, ContentHash.PROCESS.bytes(0, bytes, 0, bytes.length));
    }

    long hash() {
        return hash;
    }

    boolean isWrittenAs(byte[] bytes, int start, int end) {
        return Arrays.equals(source, from, to, bytes, start, end);
    }

    @Override
    public boolean equals(Object other) {
        return this == other || (other instanceof Name that && hash == that.hash && that.isWrittenAs(source, from, to));
    }

    @Override
    public int hashCode() {
        return Long.hashCode(hash);
    }

    /** The name's characters. */
    @Override
    public String toString() {
        String known = text;
        if (known == null) {
            known = Utf8.decodeLeniently(source, from, to);
            text = known;
        }
        return known;
    }
}
