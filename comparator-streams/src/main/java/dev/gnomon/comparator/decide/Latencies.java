package dev.gnomon.comparator.decide;

/**
 * Latencies of the pairs in which both sides succeeded, in any unit as long as it is the same.
 *
 * @param oldSide of the old side
 * @param newSide of the new side
 */
public record Latencies(RankedValues oldSide, RankedValues newSide) {}
