package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.bytes.ByteReader;
import dev.gnomon.comparator.counts.Tally;
import dev.gnomon.schemas.Side;

/** Reads one entry of the {@link Journal}. */
final class JournalEntryReader {

    private final long sequence;
    private final ByteReader reader;
    private int newestMinute = Integer.MIN_VALUE;
    private long lastOffset;

    /** {@code value} as a {@link JournalEntryWriter} made it. */
    JournalEntryReader(long sequence, byte[] value) {
        this.sequence = sequence;
        reader = new ByteReader(value);
    }

    /** Hands on what is in it, once; gives the newest minute of its requests, the smallest number where it has none. */
    int restore(Journal.Restoration into) {
        reader.requireVersion(JournalFormat.VERSION);
        into.latest(reader.readVarLong(), reader.readVarLong());
        int baseMinute = (int) reader.readVarLong();
        Tally[] tallies = dictionary(into);
        int changed = (int) reader.readVarLong();
        for (int number = 0; number < changed; number++) {
            Tally tally = tallies[number];
            tally.readChanges(reader, baseMinute, into.knows(tally, sequence));
        }
        while (!reader.atEnd()) {
            request(tallies, into);
        }
        return newestMinute;
    }

    private Tally[] dictionary(Journal.Restoration into) {
        Tally[] tallies = new Tally[(int) reader.readVarLong()];
        byte[] slug = {};
        for (int number = 0; number < tallies.length; number++) {
            slug = reader.readBytes(slug, (int) reader.readVarLong());
            tallies[number] = into.tallyOf(slug);
        }
        return tallies;
    }

    private void request(Tally[] tallies, Journal.Restoration into) {
        int flags = reader.read();
        long key = reader.readLong();
        int minute = (int) reader.readVarLong() + (newestMinute == Integer.MIN_VALUE ? 0 : newestMinute);
        newestMinute = Math.max(newestMinute, minute);
        int oldAnswer = answer(flags, RequestIndex.SEEN_OLD);
        int newAnswer = (flags & JournalFormat.SAME_ANSWERS) != 0 ? oldAnswer : answer(flags, RequestIndex.SEEN_NEW);
        into.request(key, flags & JournalFormat.KEPT, minute, oldAnswer, newAnswer);
        if ((flags & JournalFormat.WAITS) != 0) {
            Tally tally = tallies[(int) reader.readVarLong()];
            long arrivedAt = minute * 60_000L + reader.readVarLong();
            lastOffset += reader.readVarLong();
            Side side = (flags & JournalFormat.OLD_WAITS) != 0 ? Side.OLD : Side.NEW;
            Waiting waiting = new Waiting(key, tally, side, arrivedAt, lastOffset);
            waiting.parked = (flags & JournalFormat.PARKED) != 0;
            into.waits(waiting);
        }
    }

    private int answer(int flags, int side) {
        return (flags & side) != 0 ? reader.readInt() : 0;
    }
}
