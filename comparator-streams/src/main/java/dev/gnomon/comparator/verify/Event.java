package dev.gnomon.comparator.verify;

import dev.gnomon.schemas.Verdict;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * What an event on the discrepancies topic says.
 *
 * @param previous the verdict that this one replaces; null in revision 0
 */
public record Event(int revision, Verdict verdict, @Nullable Verdict previous) implements Comparable<Event> {

    private static final Comparator<Event> ORDER =
            Comparator.comparingInt(Event::revision).thenComparing(Event::toString);

    @Override
    public int compareTo(Event other) {
        return ORDER.compare(this, other);
    }

    /** Such as {@code "1: MATCH after MISSING_NEW"}. */
    @Override
    public String toString() {
        return revision + ": " + verdict + (previous == null ? "" : " after " + previous);
    }
}
