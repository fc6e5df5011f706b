package dev.gnomon.comparator.topology;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the broker twice a second, on a thread of its own, how far the result topics reach.
 *
 * <p>While the broker does not answer, what is known grows old, and nothing counts as missing on its account.
 */
public final class KafkaInputProgress implements InputProgress, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(KafkaInputProgress.class);
    private static final long INTERVAL_MILLIS = 500;

    /**
     * How long after its time of arrival a record may become readable: it is replicated first, and when a partition's leader
     * is lost in between, another one is chosen.
     */
    private static final long REPLICATION_MILLIS = 2_000;

    private final Admin admin;
    private final String group;
    private final List<TopicPartition> partitions;
    private final LongSupplier clock;
    private final Map<TopicPartition, Extent> extents = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread;
    private final Outage outage = new Outage(System::nanoTime);
    private final Map<TopicPartition, ReadAge> ages = new HashMap<>();
    private volatile long answeredAt = System.nanoTime();
    private volatile long oldestUnread;

    /**
     * Starts to ask.
     *
     * @param admin stays the caller's, who closes it after this
     * @param group the comparator's consumer group, which is its application ID
     * @param partitions the partitions of the result topics
     * @param clock that of {@link TopologyPorts}
     */
    public KafkaInputProgress(Admin admin, String group, List<TopicPartition> partitions, LongSupplier clock) {
        this.admin = admin;
        this.group = group;
        this.partitions = List.copyOf(partitions);
        this.clock = clock;
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread asking = new Thread(task, "gnomon-input-progress");
            asking.setDaemon(true);
            return asking;
        });
        var unused = thread.scheduleWithFixedDelay(this::askAndForgive, 0, INTERVAL_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Override
    public @Nullable Extent of(TopicPartition partition) {
        return extents.get(partition);
    }

    /** How long Kafka has not answered, in milliseconds. For any thread. */
    public long silentMillis() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - answeredAt);
    }

    /** How long the oldest unread record of all has waited, in milliseconds, as of the last answer. For any thread. */
    public long oldestUnreadMillis() {
        return oldestUnread;
    }

    /** Stops asking. Does not wait for an answer that is under way. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    private void askAndForgive() {
        try {
            ask();
            if (outage.endsNow()) {
                LOG.info("Kafka answers again");
            }
        } catch (ExecutionException | RuntimeException noAnswer) {
            if (!thread.isShutdown() && outage.isWorthSaying()) {
                LOG.warn("Kafka does not answer; until it does, nothing counts as missing: {}", noAnswer.getMessage());
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private void ask() throws ExecutionException, InterruptedException {
        long asOf = clock.getAsLong() - REPLICATION_MILLIS;
        var starts = offsets(OffsetSpec.earliest());
        var ends = offsets(OffsetSpec.latest());
        var committed = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata();
        Map<TopicPartition, OffsetAndMetadata> committedOf = committed.get();
        long oldest = 0;
        for (TopicPartition partition : partitions) {
            OffsetAndMetadata read = committedOf.get(partition);
            long start = starts.partitionResult(partition).get().offset();
            long end = ends.partitionResult(partition).get().offset();
            Extent extent = new Extent(start, read == null ? 0 : read.offset(), end, asOf);
            extents.put(partition, extent);
            ReadAge age = ages.computeIfAbsent(partition, first -> new ReadAge());
            oldest = Math.max(oldest, age.saw(asOf, end - extent.unread(), end));
        }
        oldestUnread = oldest;
        answeredAt = System.nanoTime();
    }

    private ListOffsetsResult offsets(OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> specs =
                partitions.stream().collect(Collectors.toMap(Function.identity(), each -> spec));
        return admin.listOffsets(specs, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
    }
}
