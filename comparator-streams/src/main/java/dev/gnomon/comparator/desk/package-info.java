/** Hands in commands and waits for their outcome. */
@NullMarked
package dev.gnomon.comparator.desk;

import org.jspecify.annotations.NullMarked;
