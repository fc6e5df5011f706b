/** A real KRaft broker in the process, for the demo, the tests and the benchmarks; never for production. */
@NullMarked
package dev.gnomon.embedded;

import org.jspecify.annotations.NullMarked;
