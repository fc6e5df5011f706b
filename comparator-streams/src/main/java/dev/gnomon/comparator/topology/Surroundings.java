package dev.gnomon.comparator.topology;

import java.util.function.LongSupplier;

/**
 * What the topology needs of the world outside.
 *
 * @param progress how far the result topics reach
 * @param log the result topics, to read single records again
 * @param clock milliseconds since 1970, at start; after that it only grows, whatever happens to the system's clock
 * @param partitions how many partitions each result topic has
 */
public record Surroundings(InputProgress progress, ObservationLog log, LongSupplier clock, int partitions) {

    /** A clock that is set once, by the system's, and then follows {@link System#nanoTime}. */
    public static LongSupplier steadyClock() {
        long offset = System.currentTimeMillis() - System.nanoTime() / 1_000_000;
        return () -> offset + System.nanoTime() / 1_000_000;
    }
}
