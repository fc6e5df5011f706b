package dev.gnomon.benchmarks.variant;

/**
 * What a variant has cost beside CPU.
 *
 * @param changelogBytes bytes of the batches sent to changelog topics, as they go over the wire
 * @param repartitionBytes likewise to repartition topics
 * @param busiestTaskOverMean records that went through the task with the most of them, over the mean of one task per
 *     partition; 0 where there are no tasks
 */
record InternalTraffic(double changelogBytes, double repartitionBytes, double busiestTaskOverMean) {

    static final InternalTraffic NONE = new InternalTraffic(0, 0, 0);
}
