/** Runs Kafka Streams: its life cycle, the state folder, the memory outside the heap, and what happens when a thread dies. Knows neither the topology nor the clients that it runs. */
@NullMarked
package dev.gnomon.comparator.runtime;

import org.jspecify.annotations.NullMarked;
