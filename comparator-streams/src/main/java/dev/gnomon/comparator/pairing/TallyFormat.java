package dev.gnomon.comparator.pairing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * How a {@link Tally} lies in storage: its totals under the slug, each minute under slug, 0 and the minute. No slug
 * contains a 0. Values are a format version and variable-length numbers.
 */
final class TallyFormat {

    private static final byte VERSION = 1;

    private TallyFormat() {}

    static byte[] totalKey(byte[] slug) {
        return slug;
    }

    static byte[] minuteKey(byte[] slug, int minute) {
        return ByteBuffer.allocate(slug.length + 5)
                .put(slug)
                .put((byte) 0)
                .putInt(minute)
                .array();
    }

    static byte[] total(Counters counters, long upTo) {
        ByteWriter writer = new ByteWriter(48).put(VERSION).putVarLong(upTo);
        putAll(counters.verdicts, writer);
        putAll(counters.others(), writer);
        return writer.toBytes();
    }

    static byte[] counts(long[] counts) {
        ByteWriter writer = new ByteWriter(24).put(VERSION);
        putAll(counts, writer);
        return writer.toBytes();
    }

    /** Puts one stored entry into the tally that it belongs to. */
    static void restore(byte[] key, byte[] value, Tallies tallies) {
        int zero = indexOfZero(key);
        ByteReader reader = new ByteReader(value);
        reader.requireVersion(VERSION);
        Tally tally = tallies.of(new String(key, 0, zero, StandardCharsets.UTF_8));
        if (zero < key.length) {
            long[] counts = new long[tally.counters.verdicts.length];
            readAll(reader, counts);
            tally.restoreMinute(ByteBuffer.wrap(key, zero + 1, 4).getInt(), counts);
        } else {
            tally.storedUpTo = reader.readVarLong();
            readAll(reader, tally.counters.verdicts);
            long[] others = tally.counters.others();
            readAll(reader, others);
            tally.counters.addOthers(others);
        }
    }

    private static void putAll(long[] numbers, ByteWriter writer) {
        for (long number : numbers) {
            writer.putVarLong(number);
        }
    }

    private static void readAll(ByteReader reader, long[] into) {
        for (int each = 0; each < into.length; each++) {
            into[each] = reader.readVarLong();
        }
    }

    private static int indexOfZero(byte[] key) {
        for (int at = 0; at < key.length; at++) {
            if (key[at] == 0) {
                return at;
            }
        }
        return key.length;
    }
}
