/** Measures the SDK and the pipeline beside their peers, in one run. */
@NullMarked
package dev.gnomon.benchmarks;

import org.jspecify.annotations.NullMarked;
