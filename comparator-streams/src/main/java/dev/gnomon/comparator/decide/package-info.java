/**
 * Decides whether a migration may take its next step, from counts alone.
 *
 * <p>One function serves everything here: the {@link dev.gnomon.comparator.decide.Ladder}, a weighted mean of likelihood
 * ratios that a person may look at as often as they like. From it follow the bounds of a rate
 * ({@link dev.gnomon.comparator.decide.Proportion}), the {@link dev.gnomon.comparator.decide.Decision}, the guard
 * ({@link dev.gnomon.comparator.decide.ChangeDetector}), the test for noise
 * ({@link dev.gnomon.comparator.decide.PathNoise}) and the bounds of latencies
 * ({@link dev.gnomon.comparator.decide.QuantileRanks}).
 *
 * <p>Everything is a pure function of what it is given. No Kafka, no clock, no I/O.
 */
@NullMarked
package dev.gnomon.comparator.decide;

import org.jspecify.annotations.NullMarked;
