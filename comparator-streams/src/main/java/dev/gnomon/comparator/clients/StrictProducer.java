package dev.gnomon.comparator.clients;

import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A producer whose commit ends the stream thread when it times out, as any other failure of it does; a new thread begins
 * with what was committed.
 *
 * <p>Left alone, Kafka Streams 4.3.1 goes on with the same tasks: it commits once more, and when that times out too, the
 * transaction can neither be aborted, nor are the offsets forgotten that were written in it. It then takes the empty
 * stores of the tasks for restored up to those offsets, and everything that was counted is lost.
 */
final class StrictProducer extends KafkaProducer<byte[], byte[]> {

    StrictProducer(Map<String, Object> config) {
        super(config, new ByteArraySerializer(), new ByteArraySerializer());
    }

    @Override
    public void sendOffsetsToTransaction(
            Map<TopicPartition, OffsetAndMetadata> offsets, ConsumerGroupMetadata groupMetadata) {
        try {
            super.sendOffsetsToTransaction(offsets, groupMetadata);
        } catch (TimeoutException undecided) {
            throw new KafkaException("the commit timed out", undecided);
        }
    }

    @Override
    public void commitTransaction() {
        try {
            super.commitTransaction();
        } catch (TimeoutException undecided) {
            throw new KafkaException("the commit timed out", undecided);
        }
    }
}
