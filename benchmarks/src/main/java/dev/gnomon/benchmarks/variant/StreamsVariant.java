package dev.gnomon.benchmarks.variant;

import dev.gnomon.schemas.Verdict;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/** Any variant that is a topology of Kafka Streams. */
final class StreamsVariant implements Variant {

    private static final Duration TIME_TO_START = Duration.ofSeconds(60);
    private static final Duration TIME_TO_STOP = Duration.ofSeconds(30);

    private final KafkaStreams streams;
    private final Function<KafkaStreams, Map<Verdict, Long>> verdicts;
    private final CountDownLatch running = new CountDownLatch(1);
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    /**
     * A variant that is not started yet.
     *
     * @param verdicts reads from a running instance what it has counted
     */
    StreamsVariant(Topology topology, Properties settings, Function<KafkaStreams, Map<Verdict, Long>> verdicts) {
        this.verdicts = verdicts;
        streams = new KafkaStreams(topology, settings);
    }

    @Override
    public void start() throws InterruptedException {
        streams.setUncaughtExceptionHandler(failed -> {
            failure.set(failed);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.setStateListener((now, before) -> {
            if (now == KafkaStreams.State.RUNNING || now == KafkaStreams.State.ERROR) {
                running.countDown();
            }
        });
        streams.start();
        if (!running.await(TIME_TO_START.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("not running after " + TIME_TO_START + ", but " + streams.state());
        }
    }

    @Override
    public void check() {
        Throwable failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a stream thread failed", failed);
        }
    }

    @Override
    public Map<Verdict, Long> verdicts() {
        return verdicts.apply(streams);
    }

    @Override
    public void close() {
        streams.close(TIME_TO_STOP);
        streams.cleanUp();
    }
}
