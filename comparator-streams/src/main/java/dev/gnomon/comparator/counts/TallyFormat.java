package dev.gnomon.comparator.counts;

import dev.gnomon.comparator.bytes.ByteReader;
import dev.gnomon.comparator.bytes.ByteWriter;

/** How a {@link Tally} lies in storage, under its slug: a format version, then numbers of variable length. */
final class TallyFormat {

    private static final byte VERSION = 2;

    private TallyFormat() {}

    /** The whole tally; {@code upTo} is the newest entry of the journal that is in it. */
    static byte[] write(Tally tally, long upTo) {
        Minutes minutes = tally.minutes;
        ByteWriter writer =
                new ByteWriter(64 + 12 * minutes.size()).put(VERSION).putVarLong(upTo);
        putAll(tally.counters.verdicts, writer);
        putAll(tally.counters.others, writer);
        int before = 0;
        for (int place = 0; place < minutes.size(); place++) {
            writer.putVarLong(minutes.minute(place) - before);
            putAll(minutes.counts(place), writer);
            before = minutes.minute(place);
        }
        return writer.toBytes();
    }

    /** Puts what {@link #write} wrote into the tally that it belongs to. */
    static void restore(byte[] value, Tally tally) {
        ByteReader reader = new ByteReader(value);
        reader.requireVersion(VERSION);
        tally.storedUpTo = reader.readVarLong();
        readAll(reader, tally.counters.verdicts);
        readAll(reader, tally.counters.others);
        int minute = 0;
        while (!reader.atEnd()) {
            minute += (int) reader.readVarLong();
            for (int verdict = 0; verdict < Counters.VERDICTS; verdict++) {
                tally.minutes.count(minute, verdict, reader.readVarLong());
            }
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
}
