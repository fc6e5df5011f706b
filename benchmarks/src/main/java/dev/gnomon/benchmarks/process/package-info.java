/** Processes of their own for the broker and for each thing measured, and what the operating system says they cost. */
@NullMarked
package dev.gnomon.benchmarks.process;

import org.jspecify.annotations.NullMarked;
