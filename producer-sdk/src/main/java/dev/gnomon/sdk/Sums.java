package dev.gnomon.sdk;

import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Counters.Note;
import dev.gnomon.sdk.spi.DropReason;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Adds up what several migrations have counted.
 *
 * @param tracks the migrations
 */
record Sums(Collection<Track> tracks) {

    /** The sums. Ends are read before beginnings, so that nothing is in flight that was not offered. */
    Counters counters() {
        long published = ofTallies(Tally::published);
        Map<DropReason, Long> dropped = occurred(DropReason.class, reason -> ofTallies(tally -> tally.dropped(reason)));
        long ended =
                published + dropped.values().stream().mapToLong(Long::longValue).sum();
        long offered = ofTallies(Tally::offered);
        return new Counters(offered, published, dropped, offered - ended, occurred(Note.class, this::noted));
    }

    private long noted(Note note) {
        return note.isOfSide()
                ? ofTallies(tally -> tally.noted(note))
                : tracks.stream().mapToLong(track -> track.noted(note)).sum();
    }

    private static <E extends Enum<E>> Map<E, Long> occurred(Class<E> kinds, ToLongFunction<E> count) {
        Map<E, Long> counts = new EnumMap<>(kinds);
        for (E kind : kinds.getEnumConstants()) {
            long occurrences = count.applyAsLong(kind);
            if (occurrences > 0) {
                counts.put(kind, occurrences);
            }
        }
        return counts;
    }

    private long ofTallies(ToLongFunction<Tally> count) {
        return tracks.stream()
                .flatMap(track -> Stream.of(track.tally(Side.OLD), track.tally(Side.NEW)))
                .mapToLong(count)
                .sum();
    }
}
