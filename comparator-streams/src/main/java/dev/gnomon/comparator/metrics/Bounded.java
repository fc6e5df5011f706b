package dev.gnomon.comparator.metrics;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/**
 * Which migrations have series of their own: names come from data, and a registry must not grow with them. Those that have
 * one keep it; free places go to those that come first in the order given.
 */
final class Bounded<T> {

    /** How many migrations have series of their own. */
    static final int MOST = 100;

    /** What the others go by. No migration can have this name. */
    static final String OTHER = "_other";

    private final Function<T, String> migrationOf;
    private final Comparator<T> order;
    private final Set<String> own = new HashSet<>();

    Bounded(Function<T, String> migrationOf, Comparator<T> order) {
        this.migrationOf = migrationOf;
        this.order = order;
    }

    /** Takes note of what there is now. */
    void saw(List<T> all) {
        own.retainAll(all.stream().map(migrationOf).toList());
        all.stream()
                .sorted(order)
                .map(migrationOf)
                .takeWhile(migration -> own.size() < MOST)
                .forEach(own::add);
    }

    /** Under which name its numbers go. */
    String label(T each) {
        String migration = migrationOf.apply(each);
        return own.contains(migration) ? migration : OTHER;
    }
}
