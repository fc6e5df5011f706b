package dev.gnomon.comparator.app;

import dev.gnomon.comparator.metrics.Sources;
import dev.gnomon.comparator.provision.TopicWatch;
import dev.gnomon.comparator.query.Freshness;
import dev.gnomon.comparator.runtime.StallWatch;
import dev.gnomon.comparator.runtime.StreamsRuntime;
import dev.gnomon.comparator.topology.KafkaInputProgress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks once a second whether the process gets on: not what state it says it is in, but what it has done. Ends a process that
 * a fresh start would help. Safe for use by several threads.
 */
final class Vitals implements AutoCloseable {

    /** Below this the disk is said to be nearly full. */
    static final long LEAST_FREE_BYTES = 256L << 20;

    /** So long a process whose topics have become wrong stays, so that its metrics are read; it gives no verdicts of missing. */
    static final Duration LAST_WORDS = Duration.ofSeconds(30);

    private static final Duration RESTORING_PATIENCE = Duration.ofMinutes(1);
    private static final long KAFKA_ANSWERS_MILLIS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(Vitals.class);

    private final Watched watched;
    private final StallWatch stalls;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread daemon = new Thread(task, "gnomon-vitals");
        daemon.setDaemon(true);
        return daemon;
    });
    private double commits;
    private long troubledSince = Long.MIN_VALUE;
    private List<String> said = List.of();
    private volatile long committedAt = now();
    private volatile List<String> alarms = List.of();
    private volatile boolean stalled;

    /** What is looked at; {@code freeBytes} tells what the disk of the state folder has left. */
    record Watched(StreamsRuntime streams, KafkaInputProgress kafka, TopicWatch topics, LongSupplier freeBytes) {}

    /** Begins to look; a thread that does nothing for {@code patience} ends the process. */
    Vitals(Watched watched, Duration patience) {
        this.watched = watched;
        stalls = new StallWatch(patience);
        var unused = thread.scheduleWithFixedDelay(this::lookAndForgive, 1, 1, TimeUnit.SECONDS);
    }

    /** How current this process is. */
    Freshness freshness() {
        return new Freshness(
                watched.kafka.silentMillis() / 1_000,
                (now() - committedAt) / 1_000,
                watched.kafka.oldestUnreadMillis() / 1_000);
    }

    /** What is wrong, one sentence each. */
    List<String> alarms() {
        List<String> all = new ArrayList<>(alarms);
        Freshness freshness = freshness();
        if (freshness.kafkaIsSilent()) {
            all.add("Kafka has not answered for " + freshness.kafkaAnsweredSecondsAgo()
                    + " s: the numbers are those of then; see whether its brokers run and can be reached");
        }
        return all;
    }

    /** Whether a thread that ought to get on has done nothing for too long. */
    boolean isStalled() {
        return stalled;
    }

    /** Whether answers are current, as far as Kafka and its topics go. */
    boolean isSound() {
        return !stalled && !freshness().kafkaIsSilent() && watched.topics.trouble() == null;
    }

    /** What is wrong with the world around, for the metrics. */
    Sources.Troubles troubles() {
        return new Sources.Troubles(
                () -> watched.topics.trouble() != null,
                () -> watched.streams.restoringStandsStill(RESTORING_PATIENCE) != null,
                watched.freeBytes);
    }

    private void lookAndForgive() {
        try {
            look(now());
        } catch (RuntimeException closing) {
            LOG.debug("the vitals cannot be looked at now", closing);
        }
    }

    private void look(long now) {
        var threads = watched.streams.threads();
        double total =
                threads.values().stream().mapToDouble(StallWatch.Look::commits).sum();
        if (total != commits) {
            commits = total;
            committedAt = now;
        }
        boolean silent = watched.kafka.silentMillis() > KAFKA_ANSWERS_MILLIS;
        String stall = stalls.saw(threads, silent || watched.streams.restores(), now);
        stalled |= stall != null;
        List<String> found = new ArrayList<>();
        add(found, stall);
        add(found, watched.topics.trouble());
        add(found, silent ? null : forgottenTransaction());
        add(found, fullDisk());
        found.stream().filter(alarm -> !saidBefore(alarm)).forEach(LOG::error);
        said = List.copyOf(found);
        alarms = said;
        if (stall != null) {
            watched.streams.giveUp(stall);
        }
        endIfTroubled(now);
    }

    private void endIfTroubled(long now) {
        String trouble = watched.topics.trouble();
        if (trouble == null) {
            troubledSince = Long.MIN_VALUE;
        } else if (troubledSince == Long.MIN_VALUE) {
            troubledSince = now;
        } else if (now - troubledSince >= LAST_WORDS.toMillis()) {
            watched.streams.giveUp(trouble);
        }
    }

    /** Numbers in an alarm change; what it is about does not. */
    private boolean saidBefore(String alarm) {
        return said.stream().anyMatch(before -> words(before).equals(words(alarm)));
    }

    private static String words(String alarm) {
        return alarm.replaceAll("\\d+", "");
    }

    private @Nullable String forgottenTransaction() {
        TopicPartition changelog = watched.streams.restoringStandsStill(RESTORING_PATIENCE);
        return changelog == null
                ? null
                : "restoring " + changelog
                        + " has been standing still for a minute, though Kafka answers: a broker may have"
                        + " forgotten the end of a transaction (KAFKA-20734); kafka-transactions.sh find-hanging"
                        + " --broker-id N names it, abort ends it, and ./gnomon verify says whether anything is missing";
    }

    private @Nullable String fullDisk() {
        long free = watched.freeBytes.getAsLong();
        return free >= LEAST_FREE_BYTES
                ? null
                : "the disk of the state folder has " + (free >> 20)
                        + " MiB left: make room before it is full, or this instance stops";
    }

    private static void add(List<String> alarms, @Nullable String alarm) {
        if (alarm != null) {
            alarms.add(alarm);
        }
    }

    private static long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
