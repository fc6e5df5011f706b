package dev.gnomon.comparator.config;

import dev.gnomon.schemas.Topics;

/**
 * The topics, and how missing ones are created.
 *
 * @param names the topics' names
 * @param partitions how many partitions a result topic is created with: 1 to 1,000
 * @param replicationFactor how many replicas a topic is created with; -1 leaves it to the broker
 */
public record TopicsConfig(Topics names, int partitions, int replicationFactor) {

    /** The usual prefix, six partitions, the broker's replication factor. */
    public static final TopicsConfig DEFAULT = new TopicsConfig(Topics.withPrefix(Topics.DEFAULT_PREFIX), 6, -1);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the option and the value that is out of range
     */
    public TopicsConfig {
        if (partitions < 1 || partitions > 1000) {
            throw new IllegalArgumentException("topics.partitions must be between 1 and 1000, not " + partitions);
        }
        if (replicationFactor != -1 && (replicationFactor < 1 || replicationFactor > Short.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "topics.replication.factor must be at least 1, or -1 for the broker's, not " + replicationFactor);
        }
    }
}
