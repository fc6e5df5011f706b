/**
 * Judges a pair: pure functions from two observations to a verdict and its differences. No Kafka, no clock, no I/O.
 */
@NullMarked
package dev.gnomon.comparator.compare;

import org.jspecify.annotations.NullMarked;
