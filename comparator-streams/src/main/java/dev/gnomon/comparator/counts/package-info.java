/**
 * What is counted of each migration, and how counts are added up.
 *
 * <p>A {@link dev.gnomon.comparator.counts.Tally} holds the numbers of one migration in one partition: requests by
 * verdict, in total and by the minute; a number for each {@link dev.gnomon.comparator.counts.Counter}; and its
 * operations. {@link dev.gnomon.comparator.counts.Tallies} finds the tally of a migration and hands on those that changed.
 * {@link dev.gnomon.comparator.counts.UnsavedTallies} knows which changes are not durable yet, and turns them into bytes.
 * {@link dev.gnomon.comparator.counts.RatesSum} adds up what the partitions handed on.
 *
 * <p>Everything here is pure: times, entry numbers and bytes come in and go out. Nothing here knows records, a journal,
 * a store, a clock or Kafka. One instance serves one thread.
 */
@NullMarked
package dev.gnomon.comparator.counts;

import org.jspecify.annotations.NullMarked;
