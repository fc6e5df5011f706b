package dev.gnomon.comparator.pairing;

import java.util.Arrays;

/** Appends numbers to a growing array of bytes. */
final class ByteWriter {

    private byte[] bytes;
    private int length;

    ByteWriter(int expected) {
        bytes = new byte[expected];
    }

    int length() {
        return length;
    }

    void clear() {
        length = 0;
    }

    ByteWriter put(int value) {
        ensure(1);
        bytes[length++] = (byte) value;
        return this;
    }

    ByteWriter putInt(int value) {
        return put(value >>> 24).put(value >>> 16).put(value >>> 8).put(value);
    }

    ByteWriter putLong(long value) {
        return putInt((int) (value >>> 32)).putInt((int) value);
    }

    /** In one to ten bytes, small magnitudes in few (zigzag, as Avro and Protocol Buffers do it). */
    ByteWriter putVarLong(long value) {
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
    ByteWriter putBytes(byte[] value, int from) {
        int size = value.length - from;
        putVarLong(size);
        ensure(size);
        System.arraycopy(value, from, bytes, length, size);
        length += size;
        return this;
    }

    ByteWriter append(ByteWriter other) {
        ensure(other.length);
        System.arraycopy(other.bytes, 0, bytes, length, other.length);
        length += other.length;
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void ensure(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
