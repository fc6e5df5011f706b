package dev.gnomon.sdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The 64-bit xxHash, as its authors specify it.
 *
 * @see <a href="https://github.com/Cyan4973/xxHash/blob/dev/doc/xxhash_spec.md">xxHash specification</a>
 */
final class XxHash64 {

    private static final long PRIME1 = 0x9E3779B185EBCA87L;
    private static final long PRIME2 = 0xC2B2AE3D27D4EB4FL;
    private static final long PRIME3 = 0x165667B19E3779F9L;
    private static final long PRIME4 = 0x85EBCA77C2B2AE63L;
    private static final long PRIME5 = 0x27D4EB2F165667C5L;

    private XxHash64() {}

    /** The hash of the UTF-8 bytes of {@code text}. Reads them where they are, without allocating, if it is ASCII. */
    static long hash(String text, long seed) {
        // One character for each byte, so that there is one algorithm and not two.
        return hashBytes(isAscii(text) ? text : new String(text.getBytes(UTF_8), ISO_8859_1), seed);
    }

    /** Without a branch for each character, which takes longer than the hash itself. */
    private static boolean isAscii(String text) {
        int all = 0;
        for (int i = 0; i < text.length(); i++) {
            all |= text.charAt(i);
        }
        return all <= 127;
    }

    private static long hashBytes(String in, long seed) {
        int length = in.length();
        int at = 0;
        long hash = seed + PRIME5;
        if (length >= 32) {
            long a = seed + PRIME1 + PRIME2;
            long b = seed + PRIME2;
            long c = seed;
            long d = seed - PRIME1;
            for (; at <= length - 32; at += 32) {
                a = round(a, longAt(in, at));
                b = round(b, longAt(in, at + 8));
                c = round(c, longAt(in, at + 16));
                d = round(d, longAt(in, at + 24));
            }
            hash = Long.rotateLeft(a, 1) + Long.rotateLeft(b, 7) + Long.rotateLeft(c, 12) + Long.rotateLeft(d, 18);
            hash = merge(merge(merge(merge(hash, a), b), c), d);
        }
        return avalanche(tail(in, at, hash + length));
    }

    private static long tail(String in, int from, long start) {
        int at = from;
        long hash = start;
        for (; at <= in.length() - 8; at += 8) {
            hash = Long.rotateLeft(hash ^ round(0, longAt(in, at)), 27) * PRIME1 + PRIME4;
        }
        if (at <= in.length() - 4) {
            hash = Long.rotateLeft(hash ^ intAt(in, at) * PRIME1, 23) * PRIME2 + PRIME3;
            at += 4;
        }
        for (; at < in.length(); at++) {
            hash = Long.rotateLeft(hash ^ in.charAt(at) * PRIME5, 11) * PRIME1;
        }
        return hash;
    }

    private static long round(long accumulator, long input) {
        return Long.rotateLeft(accumulator + input * PRIME2, 31) * PRIME1;
    }

    private static long merge(long hash, long accumulator) {
        return (hash ^ round(0, accumulator)) * PRIME1 + PRIME4;
    }

    private static long avalanche(long hash) {
        long mixed = (hash ^ hash >>> 33) * PRIME2;
        mixed = (mixed ^ mixed >>> 29) * PRIME3;
        return mixed ^ mixed >>> 32;
    }

    private static long longAt(String in, int at) {
        return intAt(in, at) | intAt(in, at + 4) << 32;
    }

    private static long intAt(String in, int at) {
        return in.charAt(at)
                | (long) in.charAt(at + 1) << 8
                | (long) in.charAt(at + 2) << 16
                | (long) in.charAt(at + 3) << 24;
    }
}
