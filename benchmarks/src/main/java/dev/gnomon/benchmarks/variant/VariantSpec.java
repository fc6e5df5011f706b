package dev.gnomon.benchmarks.variant;

import dev.gnomon.benchmarks.load.Expected;
import dev.gnomon.schemas.Topics;

/**
 * What a process that measures one variant is told.
 *
 * @param variant which one
 * @param input the topics it reads
 * @param applicationId the consumer group, used by nobody else
 * @param stateFolder where local state goes, used by nobody else
 */
public record VariantSpec(VariantName variant, Input input, String applicationId, String stateFolder) {

    /** How many threads every variant processes with. */
    static final int THREADS = 2;

    /**
     * The topics a variant reads.
     *
     * @param bootstrapServers the broker that has them
     * @param topicPrefix what their names begin with
     * @param windowMillis how long a side waits for the other, by the broker's clock
     * @param expected what is in them, or will be
     */
    public record Input(String bootstrapServers, String topicPrefix, long windowMillis, Expected expected) {

        /** Their names. */
        public Topics topics() {
            return Topics.withPrefix(topicPrefix);
        }
    }
}
