package dev.gnomon.comparator.topology;

import dev.gnomon.schemas.Framing;
import java.util.function.LongSupplier;

/**
 * What the topology needs of the world outside.
 *
 * @param progress how far the result topics reach
 * @param log the result topics, to read single records again
 * @param clock milliseconds since 1970, at start; after that it only grows, whatever happens to the system's clock
 * @param partitions how many partitions each result topic has
 * @param framing how values lie on topics
 */
public record Surroundings(
        InputProgress progress, ObservationLog log, LongSupplier clock, int partitions, Framing framing) {

    /** Without a schema registry. */
    public Surroundings(InputProgress progress, ObservationLog log, LongSupplier clock, int partitions) {
        this(progress, log, clock, partitions, Framing.embedded());
    }

    /** A clock that is set once, by the system's, and then follows {@link System#nanoTime}. */
    public static LongSupplier steadyClock() {
        long offset = System.currentTimeMillis() - System.nanoTime() / 1_000_000;
        return () -> offset + System.nanoTime() / 1_000_000;
    }
}
