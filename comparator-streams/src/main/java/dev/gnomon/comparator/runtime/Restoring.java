package dev.gnomon.comparator.runtime;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;
import org.jspecify.annotations.Nullable;

/** Knows which stores are being restored for tasks that are to run here. Safe for use by several threads. */
final class Restoring implements StateRestoreListener {

    /** Each with the time of its last progress, by {@link System#nanoTime}. */
    private final Map<TopicPartition, Long> changelogs = new ConcurrentHashMap<>();

    boolean any() {
        return !changelogs.isEmpty();
    }

    /** The changelog that has been standing still for longest, if that is {@code patience}; null otherwise. */
    @Nullable
    TopicPartition standsStillSince(Duration patience) {
        long now = System.nanoTime();
        return changelogs.entrySet().stream()
                .filter(changelog -> now - changelog.getValue() >= patience.toNanos())
                .min(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        changelogs.put(changelog, System.nanoTime());
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long upTo, long records) {
        changelogs.computeIfPresent(changelog, (same, before) -> System.nanoTime());
    }

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long records) {
        changelogs.remove(changelog);
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long records) {
        changelogs.remove(changelog);
    }
}
