/** What the statistics promise, held against golden values and against random counts. */
@NullMarked
package dev.gnomon.comparator.decide;

import org.jspecify.annotations.NullMarked;
