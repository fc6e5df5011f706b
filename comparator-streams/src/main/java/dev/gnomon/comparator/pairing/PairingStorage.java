package dev.gnomon.comparator.pairing;

/**
 * What a pairing keeps.
 *
 * @param journal the entries of the journal: sequence number to the requests that changed
 * @param parked records that wait longer than a moment: request to record
 * @param counts the tallies, as long as the journal does not have all of them: migration to counts
 */
public record PairingStorage(Storage journal, Storage parked, Storage counts) {}
