package dev.gnomon.comparator.bytes;

import java.util.Arrays;

/** Appends numbers to a growing array of bytes. */
public final class ByteWriter {

    private byte[] bytes;
    private int length;

    public ByteWriter(int expected) {
        bytes = new byte[expected];
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    public ByteWriter put(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
        return this;
    }

    public ByteWriter putInt(int value) {
        return put(value >>> 24).put(value >>> 16).put(value >>> 8).put(value);
    }

    public ByteWriter putLong(long value) {
        return putInt((int) (value >>> 32)).putInt((int) value);
    }

    /** In one to ten bytes, small magnitudes in few (zigzag, as Avro and Protocol Buffers do it). */
    public ByteWriter putVarLong(long value) {
        ensure(10);
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7fL) != 0) {
            bytes[length++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
        return this;
    }

    /** The bytes from a position to the end, and how many they are. */
    public ByteWriter putBytes(byte[] value, int from) {
        int size = value.length - from;
        putVarLong(size);
        ensure(size);
        System.arraycopy(value, from, bytes, length, size);
        length += size;
        return this;
    }

    public ByteWriter append(ByteWriter other) {
        ensure(other.length);
        System.arraycopy(other.bytes, 0, bytes, length, other.length);
        length += other.length;
        return this;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
