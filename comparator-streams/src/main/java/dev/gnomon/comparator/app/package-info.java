/** Puts the configured comparator together and runs it. */
@NullMarked
package dev.gnomon.comparator.app;

import org.jspecify.annotations.NullMarked;
