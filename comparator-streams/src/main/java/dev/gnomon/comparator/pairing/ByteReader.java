package dev.gnomon.comparator.pairing;

import java.util.Arrays;

/** Reads what a {@link ByteWriter} wrote. */
final class ByteReader {

    private final byte[] bytes;
    private int position;

    ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    boolean atEnd() {
        return position == bytes.length;
    }

    int read() {
        return bytes[position++] & 0xff;
    }

    int readInt() {
        return read() << 24 | read() << 16 | read() << 8 | read();
    }

    long readLong() {
        return (long) readInt() << 32 | (readInt() & 0xffffffffL);
    }

    long readVarLong() {
        long raw = 0;
        int shift = 0;
        int next;
        do {
            next = read();
            raw |= (long) (next & 0x7f) << shift;
            shift += 7;
        } while (next > 0x7f);
        return (raw >>> 1) ^ -(raw & 1);
    }

    /** The first bytes of {@code start}, {@code shared} of them, and behind them what {@link ByteWriter#putBytes} wrote. */
    byte[] readBytes(byte[] start, int shared) {
        int length = (int) readVarLong();
        byte[] value = Arrays.copyOf(start, shared + length);
        System.arraycopy(bytes, position, value, shared, length);
        position += length;
        return value;
    }

    void requireVersion(int version) {
        int found = read();
        if (found != version) {
            throw new IllegalStateException("state written in format " + found + ", this version reads " + version);
        }
    }
}
