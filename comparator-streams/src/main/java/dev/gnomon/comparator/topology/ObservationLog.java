package dev.gnomon.comparator.topology;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** Reads records of the result topics a second time. */
@FunctionalInterface
public interface ObservationLog {

    /**
     * The values at these offsets; those that are gone are left out. Blocks; called by any stream thread.
     *
     * @throws org.apache.kafka.common.KafkaException if the broker does not answer in time
     */
    Map<Long, byte[]> read(TopicPartition partition, Collection<Long> offsets);
}
