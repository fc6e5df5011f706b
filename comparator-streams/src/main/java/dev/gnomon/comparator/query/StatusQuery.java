package dev.gnomon.comparator.query;

/** How this process is doing. May be called by several threads. */
@FunctionalInterface
public interface StatusQuery {

    /** A snapshot of now. */
    ComparatorStatus now();
}
