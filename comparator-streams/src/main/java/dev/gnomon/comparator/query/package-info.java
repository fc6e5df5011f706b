/** Reads the state stores of the running topology. */
@NullMarked
package dev.gnomon.comparator.query;

import org.jspecify.annotations.NullMarked;
