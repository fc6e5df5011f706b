package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.counts.Tally;
import dev.gnomon.schemas.Side;

/**
 * An observation that is being handled.
 *
 * @param view looks at its record
 * @param tally the counts of its migration
 * @param side whose it is
 * @param at when it arrived, by the broker's clock
 * @param offset where it lies in its topic's partition
 * @param now our own time
 */
record Arrival(ObservationView view, Tally tally, Side side, long at, long offset, long now) {

    /** The side as a state of the {@link RequestIndex}. */
    int seen() {
        return side == Side.NEW ? RequestIndex.SEEN_NEW : RequestIndex.SEEN_OLD;
    }
}
