package dev.gnomon.sdk;

import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Counters.Notes;
import dev.gnomon.sdk.spi.DropReason;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * Adds up what several migrations have counted.
 *
 * @param tracks the migrations
 */
record Sums(Collection<Track> tracks) {

    /** The sums. Ends are read before beginnings, so that nothing is in flight that was not offered. */
    Counters counters() {
        long published = ofTallies(Tally::published);
        Map<DropReason, Long> dropped = new EnumMap<>(DropReason.class);
        for (DropReason reason : DropReason.values()) {
            long count = ofTallies(tally -> tally.dropped(reason));
            if (count > 0) {
                dropped.put(reason, count);
            }
        }
        long ended =
                published + dropped.values().stream().mapToLong(Long::longValue).sum();
        long offered = ofTallies(Tally::offered);
        return new Counters(offered, published, dropped, offered - ended, notes());
    }

    private Notes notes() {
        return new Notes(
                ofTallies(Tally::truncated),
                ofTallies(Tally::withheld),
                tracks.stream().mapToLong(Track::fallbacks).sum(),
                tracks.stream().mapToLong(Track::skippedWrites).sum());
    }

    private long ofTallies(ToLongFunction<Tally> count) {
        return tracks.stream()
                .flatMap(track -> List.of(track.tally(Side.OLD), track.tally(Side.NEW)).stream())
                .mapToLong(count)
                .sum();
    }
}
