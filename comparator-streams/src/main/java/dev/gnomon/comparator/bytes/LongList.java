package dev.gnomon.comparator.bytes;

import java.util.Arrays;

/** A growing list of longs. */
public final class LongList {

    private long[] values = new long[64];
    private int size;

    public int size() {
        return size;
    }

    public long get(int at) {
        return values[at];
    }

    public void add(long value) {
        if (size == values.length) {
            values = Arrays.copyOf(values, size * 2);
        }
        values[size++] = value;
    }

    public void clear() {
        size = 0;
    }
}
