/** The Kafka clients and the schema registry: their properties, and the gate at which records wait for their schema. */
@NullMarked
package dev.gnomon.comparator.clients;

import org.jspecify.annotations.NullMarked;
