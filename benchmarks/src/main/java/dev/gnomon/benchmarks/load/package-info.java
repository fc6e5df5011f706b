/**
 * The traffic: which requests there are, what both sides answered, and in which order that reaches the topics. All of
 * it follows from a seed, so that every variant in every round reads the same.
 */
@NullMarked
package dev.gnomon.benchmarks.load;

import org.jspecify.annotations.NullMarked;
