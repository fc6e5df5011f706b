package dev.gnomon.comparator.topology;

import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** Gives each Kafka Streams task a {@link PairingTask} of its own, a new one whenever the task begins anew. */
final class PairingProcessor implements Processor<byte[], byte[], Object, Object> {

    private final Function<ProcessorContext<Object, Object>, PairingTask> tasks;
    private final Suspects suspects;
    private @Nullable PairingTask task;
    private @Nullable ProcessorContext<Object, Object> context;

    PairingProcessor(Function<ProcessorContext<Object, Object>, PairingTask> tasks, Suspects suspects) {
        this.tasks = tasks;
        this.suspects = suspects;
    }

    @Override
    public void init(ProcessorContext<Object, Object> taken) {
        context = taken;
        task = tasks.apply(taken);
    }

    @Override
    public void close() {
        if (task != null) {
            task.close();
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (task == null || context == null) {
            throw new IllegalStateException("a record before init");
        }
        RecordMetadata place = context.recordMetadata().orElseThrow();
        String cause = suspects.causeToSetAside(place);
        if (cause != null) {
            task.setAside(record, place, cause);
            return;
        }
        try {
            task.process(record, place);
        } catch (RuntimeException | StackOverflowError death) {
            suspects.diedAt(place, death);
            throw death;
        }
    }
}
