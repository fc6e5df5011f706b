package dev.gnomon.comparator.pairing;

import dev.gnomon.schemas.Side;

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

    private final BothSides<SideTime> sides = new BothSides<>(new SideTime(), new SideTime());
    private long lead = NEVER;

    private static final class SideTime {
        private long latest = NEVER;
        private long caughtUp = NEVER;
    }

    static int minuteOf(long millis) {
        return (int) Math.floorDiv(millis, 60_000L);
    }

    static boolean isBelieved(long timestamp, long now) {
        return timestamp <= now + TOLERANCE;
    }

    /** Takes note of a record, and gives the arrival time that counts for it. */
    long arrived(Side side, long timestamp, long now) {
        SideTime time = sides.of(side);
        if (!isBelieved(timestamp, now)) {
            return Math.max(now, time.latest);
        }
        long arrival = Math.max(timestamp, time.latest);
        time.latest = arrival;
        lead = Math.max(lead, arrival - now);
        return arrival;
    }

    /** All that a side's partition held at our time {@code asOf} has been read. */
    void caughtUp(Side side, long asOf) {
        SideTime time = sides.of(side);
        time.caughtUp = Math.max(time.caughtUp, asOf);
    }

    /** Every record of the side that arrived before this time has been read. */
    long readUpTo(Side side) {
        SideTime time = sides.of(side);
        boolean known = lead != NEVER && time.caughtUp != NEVER;
        return Math.max(time.latest, known ? time.caughtUp + lead : NEVER);
    }

    /** Every record of either side that arrived before this time has been read. */
    long bothReadUpTo() {
        return Math.min(readUpTo(Side.OLD), readUpTo(Side.NEW));
    }

    /** A time that the broker's clock has certainly reached; far in the past where nothing is known. */
    long brokerTime(long now) {
        return lead == NEVER ? NEVER : now + lead;
    }

    /** The latest arrival on a side, to be restored; negative where there was none. */
    long latest(Side side) {
        return sides.of(side).latest;
    }

    /** Goes on where an earlier instance was; {@code latest} as {@link #latest} gave it. */
    void restore(Side side, long latest, long now) {
        if (latest != NEVER) {
            arrived(side, latest, now);
        }
    }
}
