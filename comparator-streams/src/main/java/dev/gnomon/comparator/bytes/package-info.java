/** Reads and writes numbers in bytes, and maps and lists of longs without boxing. Nothing here is safe for several threads. */
@NullMarked
package dev.gnomon.comparator.bytes;

import org.jspecify.annotations.NullMarked;
