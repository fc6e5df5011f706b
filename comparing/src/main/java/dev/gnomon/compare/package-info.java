/**
 * Judges a pair: pure functions from two observations to a verdict and its differences. No Kafka, no clock, no I/O.
 *
 * <p>{@link dev.gnomon.compare.Judge} decides in a fixed order, from what needs no payload to what must be
 * parsed. JSON is read into an immutable tree whose nodes know their hash, so that equal parts are passed over quickly
 * and unequal ones are found without comparing them twice.
 */
@NullMarked
package dev.gnomon.compare;

import org.jspecify.annotations.NullMarked;
