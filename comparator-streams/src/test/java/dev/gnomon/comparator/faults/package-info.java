/**
 * What the comparator must survive, on a real broker: each test hurts processes or brokers under load, proves that it
 * did, and ends with a recount of the topics in which nothing differs.
 *
 * <p>{@link dev.gnomon.comparator.faults.FaultScenario} is one installation with its traffic, its comparators (each a
 * process of its own) and a reader of what they publish.
 */
@NullMarked
package dev.gnomon.comparator.faults;

import org.jspecify.annotations.NullMarked;
