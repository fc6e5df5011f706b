/** The Kafka Streams topology: pairing, counting, and what it forwards. Building it touches no network. */
@NullMarked
package dev.gnomon.comparator.topology;

import org.jspecify.annotations.NullMarked;
