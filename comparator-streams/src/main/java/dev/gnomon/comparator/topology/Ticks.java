package dev.gnomon.comparator.topology;

import java.time.Duration;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.jspecify.annotations.Nullable;

/**
 * Calls a processor once a second, by the wall clock, on its own thread. To be stopped in {@code close}: after records that
 * could not be written in time Kafka Streams begins a task anew with the same context, and goes on to call what was scheduled
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
