package dev.gnomon.comparator.verify;

import dev.gnomon.schemas.Verdict;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * All events of one discrepancy.
 *
 * @param events from the lowest revision to the highest, at least one
 */
public record History(List<Event> events) implements Comparable<History> {

    /** Copies and sorts the events. */
    public History {
        events = events.stream().sorted().toList();
    }

    static History of(Event... events) {
        return new History(List.of(events));
    }

    static List<History> sorted(Collection<History> histories) {
        return histories.stream().sorted().toList();
    }

    /** The verdict that counts. */
    Verdict newest() {
        return events.get(events.size() - 1).verdict();
    }

    @Override
    public int compareTo(History other) {
        return toString().compareTo(other.toString());
    }

    /** Such as {@code "0: MISSING_NEW, 1: MATCH after MISSING_NEW"}. */
    @Override
    public String toString() {
        return events.stream().map(Event::toString).collect(Collectors.joining(", "));
    }
}
