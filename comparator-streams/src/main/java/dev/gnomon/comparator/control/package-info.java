/**
 * Decides commands: {@link dev.gnomon.comparator.control.StateMachine} takes a migration's state and a command, and says
 * what becomes of both. Knows no Kafka and no clock, so that the same is decided wherever it is asked.
 */
@NullMarked
package dev.gnomon.comparator.control;

import org.jspecify.annotations.NullMarked;
