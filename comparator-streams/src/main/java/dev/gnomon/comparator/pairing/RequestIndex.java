package dev.gnomon.comparator.pairing;

/**
 * What is known of every request that is still remembered: which sides have come, what they answered (a fingerprint),
 * and how far its verdict is. 21 bytes a request, at a load of 0.5 to 0.8.
 *
 * <p>A request is known by a 64-bit hash of (migration, request ID). Two of ten million remembered requests are taken for
 * one with a probability of 3 in a million.
 *
 * <p>Entries are found by a handle that is valid until the next {@link #insert} or {@link #sweep}. There is no removal of
 * single entries: a sweep drops those that are too old, one segment at a time, so that neither growing nor sweeping
 * stops the work for long. Not safe for several threads.
 */
final class RequestIndex {

    static final long ABSENT = -1;
    static final int SEGMENTS = 64;

    /** The old side has come. */
    static final int SEEN_OLD = 1;
    /** The new side has come. */
    static final int SEEN_NEW = 1 << 1;
    /** No verdict yet. */
    static final int PENDING = 1 << 2;
    /** The verdict is that the counterpart is missing; it may still be revised. */
    static final int MISSING = 1 << 3;
    /** Changed since the journal was last written. */
    static final int TOUCHED = 1 << 4;

    private final Segment[] segments = new Segment[SEGMENTS];
    private long size;

    RequestIndex() {
        for (int segment = 0; segment < SEGMENTS; segment++) {
            segments[segment] = new Segment(16);
        }
    }

    /** How many requests are remembered. */
    long size() {
        return size;
    }

    /** A handle of the request, or {@link #ABSENT}. */
    long find(long key) {
        int segment = segmentOf(key);
        int slot = segments[segment].slotOf(key);
        return segments[segment].used(slot) ? handle(segment, slot) : ABSENT;
    }

    /** Adds a request that is absent, with no state, and gives its handle. */
    long insert(long key) {
        int segment = segmentOf(key);
        if (segments[segment].full()) {
            segments[segment] = segments[segment].resized(Integer.MIN_VALUE);
        }
        int slot = segments[segment].add(key);
        size++;
        return handle(segment, slot);
    }

    /**
     * Drops the entries of one segment that were opened before {@code firstMinuteKept}, but for those that are {@link #TOUCHED}:
     * the journal still has what they were, and must learn what became of them.
     */
    void sweep(int segment, int firstMinuteKept) {
        Segment before = segments[segment];
        segments[segment] = before.resized(firstMinuteKept);
        size += segments[segment].count - before.count;
    }

    int state(long handle) {
        return segment(handle).states[slot(handle)] & 0x3f;
    }

    void state(long handle, int state) {
        segment(handle).states[slot(handle)] = (byte) (state | Segment.USED);
    }

    /** The minute since 1970 in which the request's first side arrived. */
    int minute(long handle) {
        return segment(handle).minutes[slot(handle)];
    }

    void minute(long handle, int minute) {
        segment(handle).minutes[slot(handle)] = minute;
    }

    /** The fingerprint of what a side answered, 0 where it has not come; {@code side} is {@link #SEEN_OLD} or {@link #SEEN_NEW}. */
    int answer(long handle, int side) {
        return segment(handle).answers[2 * slot(handle) + side - 1];
    }

    void answer(long handle, int side, int fingerprint) {
        segment(handle).answers[2 * slot(handle) + side - 1] = fingerprint;
    }

    private Segment segment(long handle) {
        return segments[(int) (handle >>> 32)];
    }

    private static int slot(long handle) {
        return (int) handle;
    }

    private static long handle(int segment, int slot) {
        return ((long) segment << 32) | slot;
    }

    private static int segmentOf(long key) {
        return (int) (key >>> 58);
    }

    /** One open-addressing table with linear probing. */
    private static final class Segment {

        static final int USED = 0x40;

        private final long[] keys;
        private final int[] answers;
        private final int[] minutes;
        private final byte[] states;
        private int count;

        Segment(int capacity) {
            keys = new long[capacity];
            answers = new int[2 * capacity];
            minutes = new int[capacity];
            states = new byte[capacity];
        }

        boolean full() {
            return count >= keys.length - keys.length / 5;
        }

        boolean used(int slot) {
            return states[slot] != 0;
        }

        /** Where the key is, or the free slot where it would go. */
        int slotOf(long key) {
            // The high bits choose the segment, the low ones the slot: multiply-shift over any capacity (Lemire, 2016).
            int slot = (int) (((key & 0xffffffffL) * keys.length) >>> 32);
            while (states[slot] != 0 && keys[slot] != key) {
                slot = slot + 1 == keys.length ? 0 : slot + 1;
            }
            return slot;
        }

        int add(long key) {
            int slot = slotOf(key);
            keys[slot] = key;
            states[slot] = USED;
            count++;
            return slot;
        }

        /** A copy with room to grow, without what is older. */
        Segment resized(int firstMinuteKept) {
            int kept = 0;
            for (int slot = 0; slot < keys.length; slot++) {
                if (isKept(slot, firstMinuteKept)) {
                    kept++;
                }
            }
            Segment copy = new Segment(Math.max(16, kept + kept * 3 / 5));
            for (int slot = 0; slot < keys.length; slot++) {
                if (isKept(slot, firstMinuteKept)) {
                    copy.take(this, slot);
                }
            }
            return copy;
        }

        private boolean isKept(int slot, int firstMinuteKept) {
            return states[slot] != 0 && (minutes[slot] >= firstMinuteKept || (states[slot] & TOUCHED) != 0);
        }

        private void take(Segment from, int slot) {
            int mine = add(from.keys[slot]);
            answers[2 * mine] = from.answers[2 * slot];
            answers[2 * mine + 1] = from.answers[2 * slot + 1];
            minutes[mine] = from.minutes[slot];
            states[mine] = from.states[slot];
        }
    }
}
