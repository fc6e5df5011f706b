package dev.gnomon.comparator.topology;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** Counts by name, since the start of this process. Safe for use by several threads. */
final class NamedCounts {

    /** More names than there are; if ever they carried data, they would flood whoever counts by them. */
    private static final int MOST_NAMES = 40;

    private final Map<String, Long> counts = new ConcurrentHashMap<>();

    /** Those that are known before are there from the beginning, as zero. */
    NamedCounts(Collection<String> known) {
        known.forEach(name -> counts.put(name, 0L));
    }

    void add(String name) {
        boolean known = counts.containsKey(name) || counts.size() < MOST_NAMES;
        counts.merge(known ? name : "is something else", 1L, Long::sum);
    }

    Map<String, Long> all() {
        return new TreeMap<>(counts);
    }
}
