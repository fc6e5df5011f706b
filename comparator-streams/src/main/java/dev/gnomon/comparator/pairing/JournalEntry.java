package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.bytes.ByteReader;

/**
 * One entry of the {@link Journal}, to be read: the latest arrivals, a dictionary of slugs, what changed in the first of
 * these tallies, and the requests that changed.
 */
final class JournalEntry {

    static final byte VERSION = 2;

    // In the byte of the state, besides the states of the index that are kept.
    static final int SAME_ANSWERS = 1 << 4;
    static final int WAITS = 1 << 5;
    static final int PARKED = 1 << 6;
    static final int OLD_WAITS = 1 << 7;

    private static final int KEPT =
            RequestIndex.SEEN_OLD | RequestIndex.SEEN_NEW | RequestIndex.PENDING | RequestIndex.MISSING;

    private final long sequence;
    private final ByteReader reader;
    private int newestMinute = Integer.MIN_VALUE;
    private long lastOffset;

    /** {@code value} as {@link Journal#end} wrote it. */
    JournalEntry(long sequence, byte[] value) {
        this.sequence = sequence;
        reader = new ByteReader(value);
    }

    /** Hands on what is in it, once; gives the newest minute of its requests, the smallest number where it has none. */
    int restore(Journal.Restoration into) {
        reader.requireVersion(VERSION);
        into.latest(reader.readVarLong(), reader.readVarLong());
        int baseMinute = (int) reader.readVarLong();
        Tally[] tallies = dictionary(into);
        int changed = (int) reader.readVarLong();
        for (int number = 0; number < changed; number++) {
            Tally tally = tallies[number];
            TallyChanges.restore(reader, baseMinute, tally, into.knows(tally, sequence));
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
        int old = answer(flags, RequestIndex.SEEN_OLD);
        int neu = (flags & SAME_ANSWERS) != 0 ? old : answer(flags, RequestIndex.SEEN_NEW);
        into.request(key, flags & KEPT, minute, old, neu);
        if ((flags & WAITS) != 0) {
            Tally tally = tallies[(int) reader.readVarLong()];
            long arrivedAt = minute * 60_000L + reader.readVarLong();
            lastOffset += reader.readVarLong();
            Waiting waiting = new Waiting(key, tally, (flags & OLD_WAITS) != 0, arrivedAt, lastOffset);
            waiting.parked = (flags & PARKED) != 0;
            into.waits(waiting);
        }
    }

    private int answer(int flags, int side) {
        return (flags & side) != 0 ? reader.readInt() : 0;
    }
}
