package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.bytes.ByteWriter;
import dev.gnomon.comparator.counts.Tally;
import dev.gnomon.schemas.Side;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Assembles one entry of the {@link Journal}, and then the next. The tallies that changed come first, each once, and then
 * the requests that changed.
 */
final class JournalEntryWriter {

    private static final int BOTH = RequestIndex.SEEN_OLD | RequestIndex.SEEN_NEW;

    private final Map<Tally, Integer> dictionary = new LinkedHashMap<>();
    private final ByteWriter counts = new ByteWriter(256);
    private final ByteWriter requests = new ByteWriter(1024);
    private long latestOld;
    private long latestNew;
    private int baseMinute;
    private int tallies;
    private int newestMinute;
    private long lastOffset;

    /** Begins another entry. */
    void begin(Arrivals arrivals) {
        requests.clear();
        dictionary.clear();
        counts.clear();
        tallies = 0;
        newestMinute = Integer.MIN_VALUE;
        lastOffset = 0;
        latestOld = arrivals.latest(Side.OLD);
        latestNew = arrivals.latest(Side.NEW);
        long latest = Math.max(latestOld, latestNew);
        baseMinute = latest < 0 ? 0 : Arrivals.minuteOf(latest);
    }

    /** Adds what changed in a tally. */
    void add(Tally tally) {
        dictionary.put(tally, tallies++);
        tally.writeChanges(baseMinute, counts);
    }

    /** Adds a request that no longer waits for a counterpart. */
    void add(long key, RequestIndex index, long handle) {
        addIndexed(key, index, handle, index.state(handle));
    }

    /** Adds a request with a side that waits. */
    void add(long key, RequestIndex index, long handle, Waiting waiting) {
        int flags = index.state(handle)
                | JournalFormat.WAITS
                | (waiting.parked ? JournalFormat.PARKED : 0)
                | (waiting.side == Side.OLD ? JournalFormat.OLD_WAITS : 0);
        addIndexed(key, index, handle, flags);
        requests.putVarLong(numberOf(waiting.tally))
                .putVarLong(waiting.arrivedAt - index.minute(handle) * 60_000L)
                .putVarLong(waiting.offset - lastOffset);
        lastOffset = waiting.offset;
    }

    private void addIndexed(long key, RequestIndex index, long handle, int flags) {
        int minute = index.minute(handle);
        int oldAnswer = index.answer(handle, RequestIndex.SEEN_OLD);
        int newAnswer = index.answer(handle, RequestIndex.SEEN_NEW);
        boolean same = (flags & BOTH) == BOTH && oldAnswer == newAnswer;
        requests.put((flags & ~RequestIndex.TOUCHED) | (same ? JournalFormat.SAME_ANSWERS : 0))
                .putLong(key);
        requests.putVarLong(newestMinute == Integer.MIN_VALUE ? minute : minute - newestMinute);
        newestMinute = Math.max(newestMinute, minute);
        if ((flags & RequestIndex.SEEN_OLD) != 0) {
            requests.putInt(oldAnswer);
        }
        if ((flags & RequestIndex.SEEN_NEW) != 0 && !same) {
            requests.putInt(newAnswer);
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

    /** Whether nothing was added. */
    boolean isEmpty() {
        return newestMinute == Integer.MIN_VALUE && tallies == 0;
    }

    /** The newest minute of the requests that were added, the smallest number where there are none. */
    int newestMinute() {
        return newestMinute;
    }

    /** The whole entry. */
    byte[] toBytes() {
        int size = requests.length() + counts.length() + 16 * dictionary.size() + 64;
        ByteWriter whole = new ByteWriter(size).put(JournalFormat.VERSION);
        whole.putVarLong(latestOld).putVarLong(latestNew).putVarLong(baseMinute);
        writeDictionary(whole);
        return whole.putVarLong(tallies).append(counts).append(requests).toBytes();
    }

    /** Slugs one after the other, each as what it does not share with the beginning of the one before. */
    private void writeDictionary(ByteWriter to) {
        to.putVarLong(dictionary.size());
        byte[] before = {};
        for (Tally tally : dictionary.keySet()) {
            byte[] slug = tally.slug();
            int end = Math.min(before.length, slug.length);
            int differs = Arrays.mismatch(before, 0, end, slug, 0, end);
            int shared = differs < 0 ? end : differs;
            to.putVarLong(shared).putBytes(slug, shared);
            before = slug;
        }
    }
}
