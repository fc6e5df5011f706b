package dev.gnomon.sdk;

import dev.gnomon.sdk.spi.DropReason;
import java.util.Map;

/**
 * What became of the observations so far: {@code offered = published + dropped + inFlight}, exactly.
 *
 * @param offered observations that sampled requests were to give
 * @param published observations that Kafka has acknowledged
 * @param dropped observations that were given up, by reason; reasons that did not occur are absent
 * @param inFlight observations on their way, including those of other sides that still run
 * @param noted what else happened, without changing the sum; what did not happen is absent
 */
public record Counters(
        long offered, long published, Map<DropReason, Long> dropped, long inFlight, Map<Note, Long> noted) {

    /** Something that is counted although it neither publishes nor drops an observation. */
    public enum Note {
        /** A payload was cut at the limit. */
        TRUNCATED("gnomon.payloads.truncated", true),
        /** A payload was not sent, because it could not be encoded or hashed. */
        WITHHELD("gnomon.payloads.withheld", true),
        /** A caller got the old side's answer because the new side failed. */
        FALLBACK("gnomon.fallbacks", false),
        /** A shadow write of a request that is not sampled was not run. */
        SKIPPED_WRITE("gnomon.shadow.writes.skipped", false);

        private final String meter;
        private final boolean ofSide;

        Note(String meter, boolean ofSide) {
            this.meter = meter;
            this.ofSide = ofSide;
        }

        /** The name of the meter that shows it. */
        String meter() {
            return meter;
        }

        /** Whether it is counted for each side, rather than for the migration. */
        boolean isOfSide() {
            return ofSide;
        }
    }

    /** Copies the maps. */
    public Counters {
        dropped = Map.copyOf(dropped);
        noted = Map.copyOf(noted);
    }

    /** How many observations were dropped for {@code reason}. */
    public long dropped(DropReason reason) {
        return dropped.getOrDefault(reason, 0L);
    }

    /** How many observations were dropped for any reason. */
    public long droppedInAll() {
        return dropped.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How often {@code note} happened. */
    public long noted(Note note) {
        return noted.getOrDefault(note, 0L);
    }
}
