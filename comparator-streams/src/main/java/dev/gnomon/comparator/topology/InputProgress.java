package dev.gnomon.comparator.topology;

import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the result topics reach: what there is to read, as opposed to what has been read. */
@FunctionalInterface
public interface InputProgress {

    /** The newest that is known of a partition, null where nothing is. Must not block; called by any stream thread. */
    @Nullable
    Extent of(TopicPartition partition);

    /**
     * Whether the result topics still are what they were at the start. While they are not, a request's sides may lie in
     * partitions that nobody reads, and nothing counts as missing.
     */
    default boolean topicsAreIntact() {
        return true;
    }

    /**
     * What a partition held at one moment.
     *
     * @param start its first offset
     * @param committed up to where the comparator had read it by its last commit, 0 where there was none
     * @param end one beyond the last offset that a reader of committed records would get
     * @param asOf a moment before the question was asked, by the clock of {@link TopologyPorts}, in milliseconds
     */
    record Extent(long start, long committed, long end, long asOf) {

        /** How many records have not been read by the last commit. */
        long unread() {
            return Math.max(0, end - Math.max(start, committed));
        }
    }
}
