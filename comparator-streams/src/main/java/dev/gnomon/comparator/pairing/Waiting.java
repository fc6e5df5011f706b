package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.counts.Tally;
import dev.gnomon.schemas.Side;
import org.jspecify.annotations.Nullable;

/** The first side of a request, waiting for its counterpart. Linked into the queue of its side, oldest first. */
final class Waiting {

    final long key;
    final Tally tally;
    final Side side;
    final long arrivedAt;
    final long offset;

    /** The record; null where it is parked, or has to be read from its topic again. */
    byte @Nullable [] record;

    /** Whether its record is in storage. */
    boolean parked;

    /** Whether its counterpart has been declared missing. */
    boolean late;

    @Nullable
    Waiting previous;

    @Nullable
    Waiting next;

    Waiting(long key, Tally tally, Side side, long arrivedAt, long offset) {
        this.key = key;
        this.tally = tally;
        this.side = side;
        this.arrivedAt = arrivedAt;
        this.offset = offset;
    }
}
