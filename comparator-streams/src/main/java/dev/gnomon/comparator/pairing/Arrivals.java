package dev.gnomon.comparator.pairing;

/**
 * The time of pairing: when records arrived at the broker, and up to when each side has been read.
 *
 * <p>Within a side time never goes back. Between the broker's clock and ours nothing is assumed but that both tick at the
 * same rate: a record with arrival time b that is seen at our time n proves that the broker's clock is at least at
 * b + (m - n) when ours is at m. A time that lies clearly in our future is not believed: the record counts as arriving
 * now, and moves no other's time. All times are milliseconds. Not safe for several threads.
 */
final class Arrivals {

    /** Long ago, and far from an overflow. */
    static final long NEVER = Long.MIN_VALUE / 4;

    /** How far ahead of ours the broker's clock may be. */
    static final long TOLERANCE = 5_000;

    private final long[] latest = {NEVER, NEVER};
    private final long[] caughtUp = {NEVER, NEVER};
    private long lead = NEVER;

    static int minuteOf(long millis) {
        return (int) Math.floorDiv(millis, 60_000L);
    }

    static boolean isBelieved(long timestamp, long now) {
        return timestamp <= now + TOLERANCE;
    }

    /** Takes note of a record, and gives the arrival time that counts for it. */
    long arrived(boolean old, long timestamp, long now) {
        int side = old ? 0 : 1;
        if (!isBelieved(timestamp, now)) {
            return Math.max(now, latest[side]);
        }
        long arrival = Math.max(timestamp, latest[side]);
        latest[side] = arrival;
        lead = Math.max(lead, arrival - now);
        return arrival;
    }

    /** All that a side's partition held at our time {@code asOf} has been read. */
    void caughtUp(boolean old, long asOf) {
        int side = old ? 0 : 1;
        caughtUp[side] = Math.max(caughtUp[side], asOf);
    }

    /** Every record of the side that arrived before this time has been read. */
    long readUpTo(boolean old) {
        int side = old ? 0 : 1;
        boolean known = lead != NEVER && caughtUp[side] != NEVER;
        return Math.max(latest[side], known ? caughtUp[side] + lead : NEVER);
    }

    /** Every record of either side that arrived before this time has been read. */
    long bothReadUpTo() {
        return Math.min(readUpTo(true), readUpTo(false));
    }

    /** A time that the broker's clock has reached for certain; far in the past where nothing is known. */
    long brokerTime(long now) {
        return lead == NEVER ? NEVER : now + lead;
    }

    /** The latest arrival on a side, to be restored; negative where there was none. */
    long latest(boolean old) {
        return latest[old ? 0 : 1];
    }

    /** Goes on where an earlier instance was; {@code latest} as {@link #latest} gave it. */
    void restore(boolean old, long restored, long now) {
        if (restored != NEVER) {
            arrived(old, restored, now);
        }
    }
}
