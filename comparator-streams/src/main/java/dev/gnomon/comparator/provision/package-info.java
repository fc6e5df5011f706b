/** Creates and checks the topics, and finds out before the start which rights Kafka grants. */
@NullMarked
package dev.gnomon.comparator.provision;

import org.jspecify.annotations.NullMarked;
