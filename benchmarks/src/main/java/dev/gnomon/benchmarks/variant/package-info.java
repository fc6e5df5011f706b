/**
 * The ways to process the two result topics that are held against each other, each run and measured in a process of its
 * own by {@link dev.gnomon.benchmarks.variant.VariantMain}.
 */
@NullMarked
package dev.gnomon.benchmarks.variant;

import org.jspecify.annotations.NullMarked;
