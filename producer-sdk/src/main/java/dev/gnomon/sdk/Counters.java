package dev.gnomon.sdk;

import dev.gnomon.sdk.spi.DropReason;
import java.util.Map;

/**
 * What became of the observations so far: {@code offered = published + dropped + inFlight}, exactly.
 *
 * @param offered observations that sampled requests were to give
 * @param published observations that Kafka has acknowledged
 * @param dropped observations that were given up, by reason; reasons that did not occur are absent
 * @param inFlight observations on their way, those of other sides that are still running included
 * @param notes what else happened
 */
public record Counters(long offered, long published, Map<DropReason, Long> dropped, long inFlight, Notes notes) {

    /**
     * What happened besides; nothing of it changes the sum.
     *
     * @param truncated payloads that were cut at the limit
     * @param withheld payloads that were not sent, because they could not be encoded or hashed
     * @param fallbacks callers who got the old side's answer because the new side failed
     * @param skippedWrites shadow writes of requests that are not sampled, which were not run
     */
    public record Notes(long truncated, long withheld, long fallbacks, long skippedWrites) {}

    /** Copies the map. */
    public Counters {
        dropped = Map.copyOf(dropped);
    }

    /** How many observations were dropped for {@code reason}. */
    public long dropped(DropReason reason) {
        return dropped.getOrDefault(reason, 0L);
    }

    /** How many observations were dropped for any reason. */
    public long droppedInAll() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }
}
