package dev.gnomon.comparator.topology;

import java.util.ArrayDeque;
import java.util.Deque;

/** How long the oldest unread record of a partition has waited, from looks at how far it reaches and is read. For one thread. */
final class ReadAge {

    private static final int MOST_LOOKS = 1_000;

    private final Deque<Look> unread = new ArrayDeque<>();

    private record Look(long at, long end) {}

    /** What was seen at {@code at}, in milliseconds; gives the age, 0 where nothing is unread. */
    long saw(long at, long read, long end) {
        while (!unread.isEmpty() && unread.peekFirst().end() <= read) {
            unread.removeFirst();
        }
        boolean grew = unread.isEmpty() || unread.peekLast().end() < end;
        if (end > read && grew && unread.size() < MOST_LOOKS) {
            unread.addLast(new Look(at, end));
        }
        return unread.isEmpty() ? 0 : at - unread.peekFirst().at();
    }
}
