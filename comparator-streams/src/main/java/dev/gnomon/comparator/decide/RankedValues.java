package dev.gnomon.comparator.decide;

/** Measured values by rank from the largest, as a sketch can tell them: between two edges of a bucket. */
public interface RankedValues {

    /** How many values there are. */
    long count();

    /** A value that the {@code rank}-th largest does not fall below; rank 1 is the largest. */
    double lowerEdge(long rank);

    /** A value that the {@code rank}-th largest does not exceed. */
    double upperEdge(long rank);
}
