/**
 * Turns counts into rates: what is compared with what, written once. No Kafka, no clock, no I/O.
 */
@NullMarked
package dev.gnomon.comparator.decide;

import org.jspecify.annotations.NullMarked;
