package dev.gnomon.schemas;

import java.util.Map;

/**
 * How one topic must be set up.
 *
 * @param name the topic's full name
 * @param partitions how many partitions it is created with, at least 1
 * @param config the topic settings that differ from the broker's defaults
 */
public record TopicSpec(String name, int partitions, Map<String, String> config) {

    /**
     * Checks the partition count and copies the settings.
     *
     * @throws IllegalArgumentException if there is less than one partition
     */
    public TopicSpec {
        if (partitions < 1) {
            throw new IllegalArgumentException("topic " + name + ": partitions must be at least 1, not " + partitions);
        }
        config = Map.copyOf(config);
    }
}
