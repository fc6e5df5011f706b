package dev.gnomon.comparator.provision;

import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * A topic as the broker has it.
 *
 * @param id what distinguishes it from an earlier topic of the same name
 * @param partitions how many partitions it has
 * @param config its settings, the broker's defaults included; null where we may not see them
 */
record ActualTopic(Uuid id, int partitions, @Nullable Map<String, String> config) {

    ActualTopic {
        config = config == null ? null : Map.copyOf(config);
    }
}
