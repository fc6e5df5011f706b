/**
 * How work leaves the caller's thread without a lock and without waking anybody: bounded allowances, an inbox that never
 * blocks, threads that look for work, and failures that are passed on later. Knows nothing of migrations or Kafka.
 */
@NullMarked
package dev.gnomon.sdk.internal.threads;

import org.jspecify.annotations.NullMarked;
