package dev.gnomon.comparator.verify;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What must have been counted and published. Grows while it is counted; for one thread. */
final class Recount {

    private final Map<String, Map<Count, Long>> counts = new TreeMap<>();
    private final Map<RequestKey, List<History>> histories = new HashMap<>();
    private final Set<Place> deadLetters = new HashSet<>();

    void count(String migration, Count what) {
        counts.computeIfAbsent(migration, first -> new EnumMap<>(Count.class)).merge(what, 1L, Long::sum);
    }

    void publish(RequestKey request, Event... events) {
        histories.computeIfAbsent(request, first -> new ArrayList<>(1)).add(History.of(events));
    }

    void deadLetter(Place place) {
        deadLetters.add(place);
    }

    /** By migration; what is not in it is zero. */
    Map<String, Map<Count, Long>> counts() {
        return counts;
    }

    /** One per discrepancy, by request; several only where a request ID came again after the duplicate horizon. */
    Map<RequestKey, List<History>> histories() {
        return histories;
    }

    Set<Place> deadLetters() {
        return deadLetters;
    }

    /** Whether time alone will change the counts. */
    boolean hasPending() {
        return counts.values().stream().anyMatch(ofOne -> ofOne.containsKey(Count.PENDING));
    }
}
