package dev.gnomon.comparator.bytes;

import java.util.Arrays;

/** Reads what a {@link ByteWriter} wrote. */
public final class ByteReader {

    private final byte[] bytes;
    private int position;

    public ByteReader(byte[] bytes) {
        this.bytes = bytes;
    }

    public boolean atEnd() {
        return position == bytes.length;
    }

    public int read() {
        return bytes[position++] & 0xff;
    }

    public int readInt() {
        return read() << 24 | read() << 16 | read() << 8 | read();
    }

    public long readLong() {
        return (long) readInt() << 32 | (readInt() & 0xffffffffL);
    }

    public long readVarLong() {
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
    public byte[] readBytes(byte[] start, int shared) {
        int length = (int) readVarLong();
        byte[] value = Arrays.copyOf(start, shared + length);
        System.arraycopy(bytes, position, value, shared, length);
        position += length;
        return value;
    }

    public void requireVersion(int version) {
        int found = read();
        if (found != version) {
            throw new IllegalStateException("state written in format " + found + ", this version reads " + version);
        }
    }
}
