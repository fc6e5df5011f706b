package dev.gnomon.benchmarks.variant;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Topics;
import dev.gnomon.schemas.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * The floor: plain consumers that decode every observation and do nothing with it. As many threads as the others have,
 * with the partitions divided among them beforehand.
 */
final class ConsumerVariant implements Variant {

    private static final Duration POLL = Duration.ofMillis(100);

    private final VariantSpec.Input input;
    private final Codec<Observation> codec = Codec.of(Observation.class);
    private final List<Thread> threads = new ArrayList<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private volatile boolean closed;

    ConsumerVariant(VariantSpec.Input input) {
        this.input = input;
    }

    @Override
    public void start() {
        for (int i = 0; i < VariantSpec.THREADS; i++) {
            int index = i;
            Thread thread = new Thread(() -> read(index), "consumer-" + i);
            thread.setUncaughtExceptionHandler((where, failed) -> failure.set(failed));
            threads.add(thread);
            thread.start();
        }
    }

    @Override
    public void check() {
        Throwable failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("a consumer failed", failed);
        }
    }

    @Override
    public Map<Verdict, Long> verdicts() {
        return Map.of();
    }

    @Override
    public void close() {
        closed = true;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException stop) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void read(int index) {
        Map<String, Object> settings = new HashMap<>(Progress.SETTINGS);
        settings.put("bootstrap.servers", input.bootstrapServers());
        settings.put("auto.offset.reset", "earliest");
        try (Consumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions(consumer, index));
            while (!closed) {
                for (ConsumerRecord<byte[], byte[]> polled : consumer.poll(POLL)) {
                    codec.decode(polled.value());
                }
            }
        }
    }

    private List<TopicPartition> partitions(Consumer<?, ?> consumer, int index) {
        Topics topics = input.topics();
        int count = consumer.partitionsFor(topics.oldResults()).size();
        return Stream.of(topics.oldResults(), topics.newResults())
                .flatMap(topic -> IntStream.range(0, count)
                        .filter(partition -> partition % VariantSpec.THREADS == index)
                        .mapToObj(partition -> new TopicPartition(topic, partition)))
                .toList();
    }
}
