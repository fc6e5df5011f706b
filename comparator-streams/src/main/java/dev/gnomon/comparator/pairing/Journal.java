package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.counts.Tally;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;

/**
 * Makes the {@link RequestIndex} durable with one small record for each commit, or a few where the next commit is far away.
 *
 * <p>Each entry of the journal holds the requests that changed since the entry before, as they are now: 8 bytes for the
 * request, 4 for the fingerprint of an answer (of each side's, where they differ), 1 for the state, a few for the rest. For
 * a side that still waits it holds the place in the topic, not the record. The changes of the tallies come before the
 * requests. To restore, the entries are read in order, and the last word on each request counts. An entry is deleted when
 * no request in it is remembered any longer and its tallies are stored elsewhere.
 */
final class Journal {

    private static final int MOST_TRIMMED = 1_000;

    private final Storage storage;
    private final ArrayDeque<Entry> entries = new ArrayDeque<>();
    private final JournalEntryWriter writer = new JournalEntryWriter();
    private long nextSequence;

    Journal(Storage storage) {
        this.storage = storage;
    }

    /** Begins an entry. What is to be in it goes to the writer; then {@link #end} keeps it. */
    JournalEntryWriter begin(Arrivals arrivals) {
        writer.begin(arrivals);
        return writer;
    }

    /** Keeps the entry that was begun, if there is anything in it. */
    void end() {
        if (writer.isEmpty()) {
            return;
        }
        storage.put(key(nextSequence), writer.toBytes());
        entries.add(new Entry(nextSequence, writer.newestMinute()));
        nextSequence++;
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
     * Deletes entries that are older than {@code firstKept}, but not more than it can in a short time. The newest entry
     * always stays: the numbers of later ones go on from it, and what is stored elsewhere names them.
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
            int newest = new JournalEntryReader(sequence, value).restore(into);
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

        /** The latest arrival on each side. */
        void latest(long oldSide, long newSide);

        /** Whether the tally has the changes of this entry already; if not, they are added. */
        boolean knows(Tally tally, long sequence);

        void request(long key, int state, int minute, int oldAnswer, int newAnswer);

        /** Follows {@link #request} where a side waits. */
        void waits(Waiting waiting);
    }
}
