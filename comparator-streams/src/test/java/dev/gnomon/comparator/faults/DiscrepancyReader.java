package dev.gnomon.comparator.faults;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what is committed of the discrepancies while it is published. Safe for use by several threads. */
final class DiscrepancyReader implements AutoCloseable {

    private final Codec<Discrepancy> codec = Codec.of(Discrepancy.class);
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread;

    private final Set<String> revisions = new HashSet<>();
    private final List<String> twice = new ArrayList<>();
    private final Map<Verdict, Long> verdicts = new HashMap<>();
    private final Map<Integer, List<Long>> arrivals = new TreeMap<>();

    /** Starts to read {@code topic} from its beginning. */
    DiscrepancyReader(String bootstrapServers, String topic) {
        Map<String, Object> committedOnly = Map.of(
                "bootstrap.servers",
                bootstrapServers,
                "isolation.level",
                "read_committed",
                "enable.auto.commit",
                false,
                "request.timeout.ms",
                FaultScenario.REQUEST_TIMEOUT_MILLIS,
                "reconnect.backoff.max.ms",
                500);
        consumer = new KafkaConsumer<>(committedOnly, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        partitions.forEach(partition -> arrivals.put(partition.partition(), new ArrayList<>()));
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = new Thread(this::read, "discrepancy-reader");
        thread.start();
    }

    /** How many events have been seen. */
    synchronized long seen() {
        return revisions.size();
    }

    /** Every (discrepancy, revision) that came more than once. */
    synchronized List<String> twice() {
        return List.copyOf(twice);
    }

    /** How many events had this verdict. */
    synchronized long of(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }

    /** Whether every partition has had an event since {@code nanos} of {@link System#nanoTime}. */
    synchronized boolean allSince(long nanos) {
        return arrivals.values().stream()
                .allMatch(times -> !times.isEmpty() && times.get(times.size() - 1) - nanos > 0);
    }

    /** The longest time without an event after {@code nanos}, partition by partition. */
    synchronized Map<Integer, Duration> longestGaps(long nanos) {
        Map<Integer, Duration> gaps = new TreeMap<>();
        arrivals.forEach((partition, times) -> {
            long previous = nanos;
            long longest = 0;
            for (long time : times) {
                if (time - nanos > 0) {
                    longest = Math.max(longest, time - previous);
                    previous = time;
                }
            }
            gaps.put(partition, Duration.ofNanos(longest));
        });
        return gaps;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void read() {
        try (consumer) {
            while (true) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
                    take(record.partition(), codec.decode(record.value()));
                }
            }
        } catch (WakeupException closed) {
            // The end of reading.
        }
    }

    private synchronized void take(int partition, Discrepancy event) {
        String revision = event.getDiscrepancyId() + " revision " + event.getRevision();
        if (!revisions.add(revision)) {
            twice.add(revision);
        }
        verdicts.merge(event.getVerdict(), 1L, Long::sum);
        arrivals.computeIfAbsent(partition, none -> new ArrayList<>()).add(System.nanoTime());
    }
}
