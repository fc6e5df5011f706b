package dev.gnomon.compare.json;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/** A JSON list. */
public final class JsonArray implements Json {

    private final Json[] elements;
    private final long hash;

    /** Takes over {@code elements}. */
    JsonArray(Json[] elements, ContentHash hashing) {
        this.elements = elements;
        long all = hashing.salt(Kind.ARRAY);
        for (Json element : elements) {
            all = hashing.with(all, element.hash());
        }
        this.hash = hashing.with(all, elements.length);
    }

    @Override
    public Kind kind() {
        return Kind.ARRAY;
    }

    @Override
    public long hash() {
        return hash;
    }

    /** How many elements there are. */
    public int size() {
        return elements.length;
    }

    /** The element at an index from 0. */
    public Json get(int index) {
        return elements[index];
    }

    /** All elements, in order; a view that nobody can change. */
    public List<Json> elements() {
        return new AbstractList<>() {
            @Override
            public Json get(int index) {
                return elements[index];
            }

            @Override
            public int size() {
                return elements.length;
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return this == other
                || (other instanceof JsonArray that && hash == that.hash && Arrays.equals(elements, that.elements));
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
