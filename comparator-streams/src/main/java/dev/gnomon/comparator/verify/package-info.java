/**
 * Verifies a comparator from outside: recounts the result topics from the beginning and holds the result against what
 * the comparator counted and published.
 *
 * <p>{@link dev.gnomon.comparator.verify.ReferenceRecount} says once more what pairing means, as plainly as it can be
 * said, and shares nothing with the topology but the comparison of two payloads: a mistake in one is not in the other.
 * It takes records in the order of their arrival and remembers every request for as long as the contract demands, which
 * makes it slow and simple. {@link dev.gnomon.comparator.verify.Verifier} repeats the recount until the comparator has
 * caught up, or the time is over.
 */
@NullMarked
package dev.gnomon.comparator.verify;

import org.jspecify.annotations.NullMarked;
