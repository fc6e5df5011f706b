package dev.gnomon.comparator.pairing;

import dev.gnomon.schemas.Discrepancy;

/** Where pairing publishes verdicts that are not a match, and the revisions of those. */
@FunctionalInterface
public interface PairingOutput {

    /** Called on the thread that runs the pairing, while it handles a record or a tick. */
    void discrepancy(Discrepancy event);

    /** A record was taken, and its field of this name was cut to its {@link Bounds}. */
    default void cut(String field) {}
}
