package dev.gnomon.comparator.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * A record's timestamp as it is; a negative one, which Kafka Streams would not take, as that of the record before. What
 * to believe of it is decided in the pairing; stream time is used for nothing.
 */
final class ArrivalTimestamps implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return record.timestamp() < 0 ? Math.max(0, partitionTime) : record.timestamp();
    }
}
