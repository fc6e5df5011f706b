package dev.gnomon.comparator.pairing;

import java.util.Arrays;

/** A growing list of longs. */
final class LongList {

    private long[] values = new long[64];
    private int size;

    int size() {
        return size;
    }

    long get(int at) {
        return values[at];
    }

    void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    void clear() {
        size = 0;
    }
}
