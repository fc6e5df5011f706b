package dev.gnomon.comparator.pairing;

/**
 * One record of a result topic.
 *
 * @param value its bytes, which must not change any more
 * @param timestamp when the broker received it, in milliseconds since 1970
 * @param offset where it lies in its partition
 * @param misrouted whether its key belongs to another partition
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, never compared or copied
public record ArrivedRecord(byte[] value, long timestamp, long offset, boolean misrouted) {

    /** Whether its timestamp counts for it, as it does not where it is far ahead of our time. */
    public boolean isBelievedAt(long now) {
        return Arrivals.isBelieved(timestamp, now);
    }
}
