package dev.gnomon.comparator.topology;

import dev.gnomon.schemas.Framing;
import java.util.function.LongSupplier;

/**
 * What the topology reaches of the world outside Kafka Streams.
 *
 * @param progress how far the result topics reach
 * @param log the result topics, to read single records again
 * @param clock milliseconds since 1970, right at the start; after that it only grows, even if the system's clock is set back
 * @param partitions how many partitions each result topic has
 * @param framing how values lie on topics
 */
public record TopologyPorts(
        InputProgress progress, ObservationLog log, LongSupplier clock, int partitions, Framing framing) {

    /** Without a schema registry. */
    public TopologyPorts(InputProgress progress, ObservationLog log, LongSupplier clock, int partitions) {
        this(progress, log, clock, partitions, Framing.embedded());
    }

    /** A clock that is set once, by the system's, and then follows {@link System#nanoTime}. */
    public static LongSupplier steadyClock() {
        long offset = System.currentTimeMillis() - System.nanoTime() / 1_000_000;
        return () -> offset + System.nanoTime() / 1_000_000;
    }
}
