package dev.gnomon.compare.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.SplittableRandom;

/**
 * A seeded 64-bit hash of JSON content. Who does not know the seed cannot make two values collide.
 *
 * <p>Mixes by multiplying 64-bit numbers to 128 bits, as wyhash does. Safe for use by several threads.
 *
 * @see <a href="https://github.com/wangyi-fudan/wyhash">wyhash</a>
 */
public final class ContentHash {

    /** The hash of this process; its seed is new at every start. */
    public static final ContentHash PROCESS = new ContentHash(new SecureRandom().nextLong());

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final long left;
    private final long right;
    private final long nameKey;
    private final long valueKey;

    /** The hash of one seed; for tests that want to repeat a run. */
    public ContentHash(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        left = random.nextLong();
        right = random.nextLong();
        nameKey = random.nextLong();
        valueKey = random.nextLong();
    }

    /** Where the hash of a value of this kind begins, which keeps 1 from "1". */
    long salt(Json.Kind kind) {
        return valueKey + kind.salt();
    }

    /** {@code hash}, continued by a number. Order counts. */
    long with(long hash, long next) {
        return mix(hash ^ left, next ^ right);
    }

    /** One member of an object; their sum has no order. */
    long member(long name, long value) {
        return mix(name ^ nameKey, value ^ valueKey);
    }

    /** The bytes in a range. */
    long bytes(long salt, byte[] bytes, int from, int to) {
        long hash = salt;
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = with(hash, (long) LONGS.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = (rest << Byte.SIZE) | (bytes[at] & 0xFF);
        }
        return with(with(hash, rest), to - from);
    }

    private static long mix(long one, long other) {
        return (one * other) ^ Math.multiplyHigh(one, other);
    }
}
