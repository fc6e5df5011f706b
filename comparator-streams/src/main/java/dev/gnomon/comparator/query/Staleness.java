package dev.gnomon.comparator.query;

/**
 * How far behind a copy is.
 *
 * @param recordsBehind how many changes it has not seen yet, at most: 0 or more
 * @param seconds the copy is complete up to this many seconds ago, or later: 0 or more
 */
public record Staleness(long recordsBehind, long seconds) {

    /** As bad as the worse of both. */
    Staleness or(Staleness other) {
        return new Staleness(Math.max(recordsBehind, other.recordsBehind), Math.max(seconds, other.seconds));
    }
}
