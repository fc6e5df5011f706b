/**
 * Judges a pair: pure functions from two observations to a verdict and its differences. No Kafka, no clock, no I/O.
 *
 * <p>{@link dev.gnomon.compare.Judge} decides in a fixed order, from what needs no payload to what must be parsed.
 * {@code Preparation} applies the rules to each side and keeps the way back to what was sent. {@code JsonComparison}
 * then walks both documents, passes over parts with equal hashes, and asks {@code ListPairs} which elements of two lists
 * belong together. All work is counted against a {@code StepBudget}.
 */
@NullMarked
package dev.gnomon.compare;

import org.jspecify.annotations.NullMarked;
