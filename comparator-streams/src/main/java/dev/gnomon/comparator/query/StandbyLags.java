package dev.gnomon.comparator.query;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.LagInfo;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks once a second how far behind this process's copies of stores are. Works on a thread of its own. */
public final class StandbyLags implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StandbyLags.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Supplier<Map<String, Map<Integer, LagInfo>>> lags;
    private final LongSupplier nanoClock;
    private final Map<String, CopyProgress> copies = new ConcurrentHashMap<>();
    private final ScheduledExecutorService thread;

    /** Follows what {@code streams} keeps. */
    public StandbyLags(KafkaStreams streams) {
        this(() -> lagsOf(streams), System::nanoTime);
        var unused = thread.scheduleWithFixedDelay(
                this::lookAndForgive, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    StandbyLags(Supplier<Map<String, Map<Integer, LagInfo>>> lags, LongSupplier nanoClock) {
        this.lags = lags;
        this.nanoClock = nanoClock;
        thread = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread looking = new Thread(task, "gnomon-standby-lags");
            looking.setDaemon(true);
            return looking;
        });
    }

    /** How far behind the copy of the store is at most; null where there is none that ever was complete. */
    @Nullable
    Staleness of(String store) {
        CopyProgress copy = copies.get(store);
        return copy == null ? null : copy.staleness(nanoClock.getAsLong());
    }

    /** Stops asking. Does not wait for an answer that is under way. */
    @Override
    public void close() {
        thread.shutdownNow();
    }

    void look() {
        long asOf = nanoClock.getAsLong();
        Map<String, Map<Integer, LagInfo>> now = lags.get();
        copies.keySet().retainAll(now.keySet());
        now.forEach((store, partitions) -> {
            LagInfo lag = partitions.get(0);
            if (lag != null && Scan.STORES.stream().anyMatch(def -> def.name().equals(store))) {
                copies.computeIfAbsent(store, none -> new CopyProgress())
                        .saw(asOf, lag.currentOffsetPosition(), lag.endOffsetPosition());
            }
        });
    }

    private void lookAndForgive() {
        try {
            look();
        } catch (RuntimeException unanswered) {
            // What is known grows old, and says so.
            LOG.debug("cannot ask how far behind the copies of stores are: {}", unanswered.getMessage());
        }
    }

    private static Map<String, Map<Integer, LagInfo>> lagsOf(KafkaStreams streams) {
        boolean any = streams.metadataForLocalThreads().stream()
                .anyMatch(thread -> !thread.standbyTasks().isEmpty());
        return any ? streams.allLocalStorePartitionLags() : Map.of();
    }
}
