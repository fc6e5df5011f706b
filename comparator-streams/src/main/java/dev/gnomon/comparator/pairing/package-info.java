/**
 * Pairing: gives every request of one partition exactly one verdict.
 *
 * <p>{@link dev.gnomon.comparator.pairing.Pairing} is the state machine. What it must not forget is of two kinds: what
 * it knows of each request is a few bytes in the {@code RequestIndex}, made durable by a {@code Journal} that is
 * written once per commit; the first side of a request waits on the heap in the {@code WaitingRoom}, and is parked on
 * the disk when its counterpart does not come soon. Time is the broker's: {@code Arrivals} says up to when each side
 * has been read, and nothing is missing before that.
 *
 * <p>Nothing here knows Kafka, a clock or a thread: the topology hands in records, times and storage. One instance
 * serves one partition and one thread.
 */
@NullMarked
package dev.gnomon.comparator.pairing;

import org.jspecify.annotations.NullMarked;
