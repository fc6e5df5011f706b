package dev.gnomon.comparator.runtime;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.processor.StateRestoreListener;

/** Knows which stores are being restored for tasks that are to run here. Safe for use by several threads. */
final class Restoring implements StateRestoreListener {

    private final Set<TopicPartition> changelogs = ConcurrentHashMap.newKeySet();

    boolean any() {
        return !changelogs.isEmpty();
    }

    @Override
    public void onRestoreStart(TopicPartition changelog, String store, long from, long to) {
        changelogs.add(changelog);
    }

    @Override
    public void onBatchRestored(TopicPartition changelog, String store, long upTo, long records) {}

    @Override
    public void onRestoreEnd(TopicPartition changelog, String store, long records) {
        changelogs.remove(changelog);
    }

    @Override
    public void onRestoreSuspended(TopicPartition changelog, String store, long records) {
        changelogs.remove(changelog);
    }
}
