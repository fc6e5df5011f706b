package dev.gnomon.comparator.bytes;

import net.jpountz.xxhash.XXHash64;
import net.jpountz.xxhash.XXHashFactory;

/** Well mixed 64-bit hashes of bytes, the same in every process and version: they are stored. Safe for several threads. */
public final class Hash {

    private static final XXHash64 XX = XXHashFactory.safeInstance().hash64();

    private Hash() {}

    /** The hash of a part of {@code bytes}; another {@code seed} gives an unrelated one. */
    public static long of(byte[] bytes, int from, int length, long seed) {
        return XX.hash(bytes, from, length, seed);
    }
}
