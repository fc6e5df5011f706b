package dev.gnomon.comparator.topology;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.streams.processor.TimestampExtractor;

/**
 * Gives each record its own timestamp. Kafka Streams refuses negative ones, so they become the timestamp of the record before.
 * Pairing decides whether to believe a timestamp. Nothing uses stream time.
 */
final class ArrivalTimestamps implements TimestampExtractor {

    @Override
    public long extract(ConsumerRecord<Object, Object> record, long partitionTime) {
        return record.timestamp() < 0 ? Math.max(0, partitionTime) : record.timestamp();
    }
}
