package dev.gnomon.sdk;

import java.util.Map;

/**
 * What became of the observations so far: {@code offered = published + dropped + inFlight}, exactly.
 *
 * @param offered observations that sampled requests were to give
 * @param published observations that Kafka has acknowledged
 * @param dropped observations that were given up, by reason; reasons that did not occur are absent
 * @param inFlight observations on their way, those of other sides that are still running included
 */
public record Counters(long offered, long published, Map<DropReason, Long> dropped, long inFlight) {

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
