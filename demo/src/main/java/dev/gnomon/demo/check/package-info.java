/**
 * Holds what the comparator found against what was planted.
 *
 * <p>Counts come from the comparator's state stores by REST, single requests from the discrepancies topic by a plain
 * consumer. Neither shares code with the comparator.
 */
@NullMarked
package dev.gnomon.demo.check;

import org.jspecify.annotations.NullMarked;
