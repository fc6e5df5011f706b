/** The command line. */
@NullMarked
package dev.gnomon.comparator.cli;

import org.jspecify.annotations.NullMarked;
