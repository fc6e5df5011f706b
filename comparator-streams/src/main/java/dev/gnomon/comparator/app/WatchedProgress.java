package dev.gnomon.comparator.app;

import dev.gnomon.comparator.provision.TopicWatch;
import dev.gnomon.comparator.topology.InputProgress;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** How far the result topics reach, as long as they are what they were at the start. */
record WatchedProgress(InputProgress progress, TopicWatch watch) implements InputProgress {

    @Override
    public @Nullable Extent of(TopicPartition partition) {
        return progress.of(partition);
    }

    @Override
    public boolean topicsAreIntact() {
        return watch.trouble() == null;
    }
}
