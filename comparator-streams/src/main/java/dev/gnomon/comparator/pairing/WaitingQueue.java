package dev.gnomon.comparator.pairing;

import org.jspecify.annotations.Nullable;

/** Waiting sides in the order of their arrival; any of them can leave at once. */
final class WaitingQueue {

    private @Nullable Waiting first;
    private @Nullable Waiting last;

    @Nullable
    Waiting first() {
        return first;
    }

    /** Arrivals nearly always come in order, so the place is sought from the end. */
    void add(Waiting waiting) {
        Waiting before = last;
        while (before != null && before.arrivedAt > waiting.arrivedAt) {
            before = before.previous;
        }
        Waiting after = before == null ? first : before.next;
        waiting.previous = before;
        waiting.next = after;
        if (before == null) {
            first = waiting;
        } else {
            before.next = waiting;
        }
        if (after == null) {
            last = waiting;
        } else {
            after.previous = waiting;
        }
    }

    void remove(Waiting waiting) {
        Waiting before = waiting.previous;
        Waiting after = waiting.next;
        if (before == null) {
            first = after;
        } else {
            before.next = after;
        }
        if (after == null) {
            last = before;
        } else {
            after.previous = before;
        }
        waiting.previous = null;
        waiting.next = null;
    }
}
