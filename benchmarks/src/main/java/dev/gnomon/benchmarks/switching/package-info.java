/**
 * Measures how soon a fleet of services answers in a new mode: {@code benchmarks/run switch}. Three processes with the SDK
 * take requests while a migration is walked through all modes and back, by commands to the comparator.
 */
@NullMarked
package dev.gnomon.benchmarks.switching;

import org.jspecify.annotations.NullMarked;
