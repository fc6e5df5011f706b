package dev.gnomon.comparator.topology;

import java.util.function.Function;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/** Gives each Kafka Streams task a {@link PairingTask} of its own, a new one whenever the task begins anew. */
final class PairingProcessor implements Processor<byte[], byte[], Object, Object> {

    private final Function<ProcessorContext<Object, Object>, PairingTask> tasks;
    private @Nullable PairingTask task;

    PairingProcessor(Function<ProcessorContext<Object, Object>, PairingTask> tasks) {
        this.tasks = tasks;
    }

    @Override
    public void init(ProcessorContext<Object, Object> context) {
        task = tasks.apply(context);
    }

    @Override
    public void close() {
        if (task != null) {
            task.close();
        }
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (task == null) {
            throw new IllegalStateException("a record before init");
        }
        task.process(record);
    }
}
