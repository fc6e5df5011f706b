/** What a service's callers feel of the SDK at a moderate rate, also when Kafka or the new side fails. */
@NullMarked
package dev.gnomon.benchmarks.latency;

import org.jspecify.annotations.NullMarked;
