package dev.gnomon.comparator.pairing;

/**
 * What a pairing keeps.
 *
 * @param journal the entries of the journal: sequence number to the requests that changed
 * @param parked records that wait longer than a moment: request to record
 * @param counts the tallies whose changes are no longer all in the journal: migration to counts
 */
public record PairingStorage(Storage journal, Storage parked, Storage counts) {}
