package dev.gnomon.comparator.topology;

import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.streams.errors.DeserializationExceptionHandler;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.apache.kafka.streams.errors.ProductionExceptionHandler;
import org.jspecify.annotations.Nullable;

/**
 * What Kafka Streams does about a record that it cannot write, or cannot read from an internal topic.
 *
 * <p>What cannot be written ends the thread, so that nothing is half written; the record that was being processed is held
 * to account where it can be the reason. Kafka Streams makes instances of this by itself; {@link #SUSPECTS} in its properties
 * says who is told.
 */
public final class RecordFaults implements ProductionExceptionHandler, DeserializationExceptionHandler {

    /** The property that holds the {@link Suspects}. */
    public static final String SUSPECTS = "gnomon.suspects";

    private @Nullable Suspects suspects;

    /** To be configured. */
    public RecordFaults() {}

    @Override
    public void configure(Map<String, ?> properties) {
        suspects = (Suspects) properties.get(SUSPECTS);
    }

    @Override
    public ProductionExceptionHandler.Response handleError(
            ErrorHandlerContext context, ProducerRecord<byte[], byte[]> record, Exception fault) {
        if (fault instanceof RecordTooLargeException) {
            accuse(context, fault);
        }
        return ProductionExceptionHandler.Response.fail();
    }

    @Override
    @SuppressWarnings("rawtypes") // the interface is
    public ProductionExceptionHandler.Response handleSerializationError(
            ErrorHandlerContext context, ProducerRecord record, Exception fault, SerializationExceptionOrigin origin) {
        accuse(context, fault);
        return ProductionExceptionHandler.Response.fail();
    }

    /** Our input is bytes, which can always be read: this is a stranger's record on the internal topic of counts. */
    @Override
    public DeserializationExceptionHandler.Response handleError(
            ErrorHandlerContext context, ConsumerRecord<byte[], byte[]> record, Exception fault) {
        return DeserializationExceptionHandler.Response.resume();
    }

    /** Where the topic is null, it was a tick or a commit, which no single record is to blame for. */
    private void accuse(ErrorHandlerContext context, Exception fault) {
        String topic = context.topic();
        if (topic != null) {
            Objects.requireNonNull(suspects, SUSPECTS).accuse(topic, context.partition(), context.offset(), fault);
        }
    }
}
