package dev.gnomon.comparator.runtime;

import dev.gnomon.connect.ConnectionTrouble;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaClientSupplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.ThreadMetadata;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kafka Streams with its life cycle. Safe for use by several threads. */
public final class StreamsRuntime implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StreamsRuntime.class);

    /** Beyond one death per thread: every thread dies once when Kafka is away for longer than a commit may take. */
    private static final int ALLOWED_DEATHS = 5;

    private static final Duration DEATH_SPAN = Duration.ofMinutes(10);
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(4);

    private final KafkaStreams streams;
    private final Restoring restoring = new Restoring();
    private final CrashBudget deaths;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Consumer<State> listener = state -> {};
    private volatile @Nullable String failure;

    private StreamsRuntime(KafkaStreams streams) {
        this.streams = streams;
        int threads = streams.metadataForLocalThreads().size();
        deaths = new CrashBudget(ALLOWED_DEATHS + threads, DEATH_SPAN, System::nanoTime);
        streams.setUncaughtExceptionHandler(deaths);
        streams.setStateListener(this::stateChanged);
        streams.setGlobalStateRestoreListener(restoring);
    }

    /**
     * Kafka Streams over {@code topology}, not started yet.
     *
     * @param properties what the configuration says
     * @param clients makes its clients
     * @throws CannotStartException if its clients cannot be made from the configuration
     */
    public static StreamsRuntime create(Properties properties, Topology topology, KafkaClientSupplier clients) {
        try {
            return new StreamsRuntime(new KafkaStreams(topology, properties, clients));
        } catch (KafkaException unusable) {
            throw new CannotStartException(
                    CannotStartException.Reason.KAFKA_UNREACHABLE,
                    "cannot set up Kafka Streams: " + ConnectionTrouble.explain(unusable),
                    unusable);
        }
    }

    /** From now on {@code hearing} hears every change of the state, in one of Kafka Streams' threads. */
    public void listen(Consumer<State> hearing) {
        listener = hearing;
    }

    public void start() {
        streams.start();
    }

    public KafkaStreams streams() {
        return streams;
    }

    /**
     * Whether it does its part: it runs, or goes on with some of its tasks while the instances agree on who does what, and
     * nothing that it is to run is still being restored.
     */
    public boolean ready() {
        State state = streams.state();
        return !restoring.any() && (state == State.RUNNING || (state == State.REBALANCING && goesOn()));
    }

    private boolean goesOn() {
        return streams.metadataForLocalThreads().stream()
                .anyMatch(thread -> thread.threadState().equals("RUNNING")
                        && !thread.activeTasks().isEmpty());
    }

    /** Each stream thread, as the watch over their progress wants to see it; empty unless they run or rebalance. */
    public Map<String, StallWatch.Look> threads() {
        if (!streams.state().isRunningOrRebalancing()) {
            return Map.of();
        }
        Map<String, Double> commits = new HashMap<>();
        streams.metrics().forEach((name, metric) -> {
            if (name.group().equals("stream-thread-metrics")
                    && name.name().equals("commit-total")
                    && metric.metricValue() instanceof Double count) {
                commits.put(name.tags().get("thread-id"), count);
            }
        });
        Map<String, StallWatch.Look> looks = new HashMap<>();
        for (ThreadMetadata thread : streams.metadataForLocalThreads()) {
            boolean owes = !thread.threadState().equals("RUNNING")
                    || !thread.activeTasks().isEmpty();
            looks.put(thread.threadName(), new StallWatch.Look(commits.getOrDefault(thread.threadName(), 0.0), owes));
        }
        return looks;
    }

    /** Whether stores are being restored for tasks that are to run here. */
    public boolean restores() {
        return restoring.any();
    }

    /** The changelog that is being restored and has been standing still for so long; null where there is none. */
    public @Nullable TopicPartition restoringStandsStill(Duration patience) {
        return restoring.standsStillSince(patience);
    }

    /** Ends {@link #awaitEnd} with a failure, unless it is over already: the process is to be started afresh. */
    public void giveUp(String reason) {
        if (failure == null && ended.getCount() > 0) {
            LOG.error("gives up: {}", reason);
            failure = reason;
            ended.countDown();
        }
    }

    /** Whether it has failed for good, so that only a fresh process can go on. */
    public boolean gaveUp() {
        return failure != null;
    }

    /** How many stream threads have died. */
    public long deaths() {
        return deaths.total();
    }

    /** Returns when it was closed, throws when it gave up. */
    public void awaitEnd() throws InterruptedException {
        ended.await();
        String reason = failure;
        if (reason != null) {
            throw new ComparatorFailedException(reason);
        }
    }

    /** Leaves the group, so that others take over at once and a restart does not wait for the session to end. */
    @Override
    public void close() {
        boolean closed = streams.close(CloseOptions.timeout(CLOSE_TIMEOUT)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        if (!closed) {
            LOG.warn("stream threads did not end within {} s", CLOSE_TIMEOUT.toSeconds());
        }
        ended.countDown();
    }

    private void stateChanged(State now, State before) {
        LOG.debug("Kafka Streams went from {} to {}", before, now);
        listener.accept(now);
        if (now == State.RUNNING) {
            LOG.info("processing");
        } else if (now == State.ERROR) {
            failure = "gave up after " + deaths.total() + " deaths of stream threads, the last one of "
                    + deaths.lastStory();
            ended.countDown();
        }
    }
}
