package dev.gnomon.comparator.verify;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;

/**
 * One partition of a topic, from its beginning to what was committed when it was opened. Reads while it is iterated; for
 * one thread. Every method throws {@link org.apache.kafka.common.KafkaException} if Kafka does not answer.
 */
final class TopicLog implements Iterator<ConsumerRecord<byte[], byte[]>> {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Consumer<byte[], byte[]> consumer;
    private final TopicPartition partition;
    private final long end;
    private final Deque<ConsumerRecord<byte[], byte[]>> read = new ArrayDeque<>();

    /** Takes the consumer for itself until it is iterated to its end, or another is made with it. */
    TopicLog(Consumer<byte[], byte[]> consumer, TopicPartition partition) {
        this.consumer = consumer;
        this.partition = partition;
        consumer.assign(List.of(partition));
        consumer.seekToBeginning(List.of(partition));
        this.end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
    }

    @Override
    public boolean hasNext() {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (read.isEmpty() && consumer.position(partition) < end) {
            consumer.poll(POLL).forEach(read::add);
            if (System.nanoTime() > deadline) {
                throw new TimeoutException("no record of " + partition + " came for " + PATIENCE.toSeconds() + " s");
            }
        }
        return !read.isEmpty() && read.peek().offset() < end;
    }

    @Override
    public ConsumerRecord<byte[], byte[]> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return read.remove();
    }
}
