/**
 * Kafka behind one facade, {@link dev.gnomon.sdk.internal.kafka.KafkaConnection}: the sink that publishes observations,
 * and the source that follows the topic {@code migrations}. Nothing here makes a caller wait for Kafka.
 */
@NullMarked
package dev.gnomon.sdk.internal.kafka;

import org.jspecify.annotations.NullMarked;
