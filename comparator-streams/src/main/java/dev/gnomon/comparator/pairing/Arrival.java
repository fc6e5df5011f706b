package dev.gnomon.comparator.pairing;

/**
 * An observation that is being handled.
 *
 * @param view looks at its record
 * @param tally the counts of its migration
 * @param old whether it is of the old side
 * @param at when it arrived, by the broker's clock
 * @param offset where it lies in its topic's partition
 * @param now our own time
 */
record Arrival(ObservationView view, Tally tally, boolean old, long at, long offset, long now) {

    /** Its side as a state of the {@link RequestIndex}. */
    int seen() {
        return old ? RequestIndex.SEEN_OLD : RequestIndex.SEEN_NEW;
    }
}
