package dev.gnomon.comparator.topology;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Calls a processor once a second, by the wall clock, on the processor's thread. Stop it in {@code close}: when records could
 * not be written in time, Kafka Streams restarts a task with the same context and would keep calling what was scheduled
 * before.
 */
final class Ticks {

    static final Duration TICK = Duration.ofSeconds(1);

    private @Nullable Cancellable scheduled;

    void start(ProcessorContext<?, ?> context, Runnable action) {
        scheduled = context.schedule(TICK, PunctuationType.WALL_CLOCK_TIME, timestamp -> action.run());
    }

    void stop() {
        if (scheduled != null) {
            scheduled.cancel();
        }
    }
}
