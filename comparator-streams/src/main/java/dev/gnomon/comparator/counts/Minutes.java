package dev.gnomon.comparator.counts;

import java.util.Arrays;

/** Verdicts by the minute in which a request's first side arrived: the newest minutes that have any. Not safe for several threads. */
final class Minutes {

    /** How many minutes are kept. */
    static final int MOST = 60;

    private int[] minutes = new int[1];
    private long[][] counts = new long[1][];
    private int size;

    int size() {
        return size;
    }

    /** The minute at a place, since 1970; the oldest is at 0. */
    int minute(int place) {
        return minutes[place];
    }

    /** The counts of the minute at a place by verdict, in the order of its symbols. Not a copy. */
    long[] counts(int place) {
        return counts[place];
    }

    /** Adds {@code change} to a verdict of a minute; without effect where the minute is older than those that are kept. */
    void count(int minute, int verdict, long change) {
        int place = placeOf(minute);
        if (place >= 0) {
            counts[place][verdict] += change;
        }
    }

    /** The place of a minute, made if there is none; -1 where it is too old to be kept. */
    private int placeOf(int minute) {
        if (size > 0 && minutes[size - 1] == minute) {
            return size - 1;
        }
        int found = Arrays.binarySearch(minutes, 0, size, minute);
        return found >= 0 ? found : insert(-found - 1, minute);
    }

    private int insert(int before, int minute) {
        if (size == MOST) {
            return before == 0 ? -1 : replaceOldest(before - 1, minute);
        }
        if (size == minutes.length) {
            int room = Math.min(MOST, size * 2);
            minutes = Arrays.copyOf(minutes, room);
            counts = Arrays.copyOf(counts, room);
        }
        System.arraycopy(minutes, before, minutes, before + 1, size - before);
        System.arraycopy(counts, before, counts, before + 1, size - before);
        size++;
        return put(before, minute);
    }

    private int replaceOldest(int place, int minute) {
        System.arraycopy(minutes, 1, minutes, 0, place);
        System.arraycopy(counts, 1, counts, 0, place);
        return put(place, minute);
    }

    private int put(int place, int minute) {
        minutes[place] = minute;
        counts[place] = new long[Counters.VERDICTS];
        return place;
    }
}
