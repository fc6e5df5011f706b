package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.bytes.ByteWriter;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Makes the {@link RequestIndex} durable at the price of a small record per commit, or some where it is long in coming.
 *
 * <p>Each entry of the journal holds the requests that changed since the entry before, as they are now: 8 bytes for the
 * request, 4 for a fingerprint (each side's, where they differ), 1 for the state, a few for the rest. A side that still waits
 * is held as its place in the topic, not as its record. Before them there is what changed in the tallies. To restore, the
 * entries are read in order, and the last word on each request counts. An entry is deleted when nothing in it is remembered
 * any longer, and its tallies are stored elsewhere.
 */
final class Journal {

    private static final int MOST_TRIMMED = 1_000;
    private static final int BOTH = RequestIndex.SEEN_OLD | RequestIndex.SEEN_NEW;

    private final Storage storage;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private long nextSequence;

    private final Map<Tally, Integer> dictionary = new LinkedHashMap<>();
    private final ByteWriter counts = new ByteWriter(256);
    private final ByteWriter requests = new ByteWriter(1024);
    private long latestOld;
    private long latestNew;
    private int baseMinute;
    private int tallies;
    private int newestMinute;
    private long lastOffset;

    Journal(Storage storage) {
        this.storage = storage;
    }

    /** Begins an entry. */
    void begin(Arrivals arrivals) {
        requests.clear();
        dictionary.clear();
        counts.clear();
        tallies = 0;
        newestMinute = Integer.MIN_VALUE;
        lastOffset = 0;
        latestOld = arrivals.latest(true);
        latestNew = arrivals.latest(false);
        long latest = Math.max(latestOld, latestNew);
        baseMinute = latest < 0 ? 0 : Arrivals.minuteOf(latest);
    }

    /** Adds what changed in a tally: each once, and all before the first request, so that they need no numbers. */
    void add(Tally tally) {
        dictionary.put(tally, tallies++);
        tally.changes.write(tally.counters, baseMinute, counts);
    }

    /** Adds a request whose counterpart is not awaited any longer. */
    void add(long key, RequestIndex index, long handle) {
        addIndexed(key, index, handle, index.state(handle));
    }

    /** Adds a request with a side that waits. */
    void add(long key, RequestIndex index, long handle, Waiting waiting) {
        int flags = index.state(handle)
                | JournalEntry.WAITS
                | (waiting.parked ? JournalEntry.PARKED : 0)
                | (waiting.old ? JournalEntry.OLD_WAITS : 0);
        addIndexed(key, index, handle, flags);
        requests.putVarLong(numberOf(waiting.tally))
                .putVarLong(waiting.arrivedAt - index.minute(handle) * 60_000L)
                .putVarLong(waiting.offset - lastOffset);
        lastOffset = waiting.offset;
    }

    private void addIndexed(long key, RequestIndex index, long handle, int flags) {
        int minute = index.minute(handle);
        int old = index.answer(handle, RequestIndex.SEEN_OLD);
        int neu = index.answer(handle, RequestIndex.SEEN_NEW);
        boolean same = (flags & BOTH) == BOTH && old == neu;
        requests.put((flags & ~RequestIndex.TOUCHED) | (same ? JournalEntry.SAME_ANSWERS : 0))
                .putLong(key);
        requests.putVarLong(newestMinute == Integer.MIN_VALUE ? minute : minute - newestMinute);
        newestMinute = Math.max(newestMinute, minute);
        if ((flags & RequestIndex.SEEN_OLD) != 0) {
            requests.putInt(old);
        }
        if ((flags & RequestIndex.SEEN_NEW) != 0 && !same) {
            requests.putInt(neu);
        }
    }

    private int numberOf(Tally tally) {
        Integer known = dictionary.get(tally);
        int number = known == null ? dictionary.size() : known;
        if (known == null) {
            dictionary.put(tally, number);
        }
        return number;
    }

    /** Writes the entry that was begun, if there is anything in it. */
    void end() {
        if (newestMinute == Integer.MIN_VALUE && tallies == 0) {
            return;
        }
        int size = requests.length() + counts.length() + 16 * dictionary.size() + 64;
        ByteWriter whole = new ByteWriter(size).put(JournalEntry.VERSION);
        whole.putVarLong(latestOld).putVarLong(latestNew).putVarLong(baseMinute);
        writeDictionary(whole);
        whole.putVarLong(tallies).append(counts).append(requests);
        storage.put(key(nextSequence), whole.toBytes());
        entries.add(new Entry(nextSequence, newestMinute));
        nextSequence++;
    }

    /** Slugs one after the other, each as what it does not share with the beginning of the one before. */
    private void writeDictionary(ByteWriter to) {
        to.putVarLong(dictionary.size());
        byte[] before = {};
        for (Tally tally : dictionary.keySet()) {
            int end = Math.min(before.length, tally.slug.length);
            int differs = Arrays.mismatch(before, 0, end, tally.slug, 0, end);
            int shared = differs < 0 ? end : differs;
            to.putVarLong(shared).putBytes(tally.slug, shared);
            before = tally.slug;
        }
    }

    /** The number that the next entry will have. */
    long nextEntry() {
        return nextSequence;
    }

    /** The oldest entry with a request from {@code minute} on; the next one where there is none. */
    long oldestWithRequestFrom(int minute) {
        for (Entry entry : entries) {
            if (entry.newestMinute >= minute) {
                return entry.sequence;
            }
        }
        return nextSequence;
    }

    /**
     * Deletes entries that are older than {@code firstKept}; some of them, so that it does not take long. The newest one stays
     * in any case: the numbers of later ones go on from it, and what is stored elsewhere names them.
     */
    void trim(long firstKept) {
        for (int trimmed = 0; trimmed < MOST_TRIMMED && entries.size() > 1; trimmed++) {
            Entry oldest = entries.element();
            if (oldest.sequence >= firstKept) {
                return;
            }
            storage.delete(key(oldest.sequence));
            entries.remove();
        }
    }

    /** Reads all entries back. */
    void restore(Restoration into) {
        storage.forEach((key, value) -> {
            long sequence = ByteBuffer.wrap(key).getLong();
            int newest = new JournalEntry(sequence, value).restore(into);
            entries.add(new Entry(sequence, newest));
            nextSequence = sequence + 1;
        });
    }

    private static byte[] key(long sequence) {
        return ByteBuffer.allocate(Long.BYTES).putLong(sequence).array();
    }

    private record Entry(long sequence, int newestMinute) {}

    /** Receives what was restored, in the order in which it was written. */
    interface Restoration {

        Tally tallyOf(byte[] slug);

        void latest(long old, long neu);

        /** Whether the tally has the changes of this entry already; if not, they are added. */
        boolean knows(Tally tally, long sequence);

        void request(long key, int state, int minute, int oldAnswer, int newAnswer);

        /** Follows {@link #request} where a side waits. */
        void waits(Waiting waiting);
    }
}
