package dev.gnomon.benchmarks.load;

import dev.gnomon.schemas.Topics;
import java.time.Duration;

/**
 * Puts a workload into the result topics.
 *
 * @param bootstrapServers the broker that has the topics
 * @param topics the topics
 */
public record Traffic(String bootstrapServers, Topics topics) {

    /** All of it as fast as it goes, for variants that start afterwards. */
    public void writeBacklog(Workload workload) {
        Duration late = workload.disturbance().window().multipliedBy(2);
        try (KafkaSink sink = new KafkaSink(bootstrapServers, topics, workload)) {
            new BacklogOrder(new Requests(workload), late, sink).publish();
        }
    }

    /**
     * At a fixed rate, for a variant that reads along; takes as long as that takes. Of what can go wrong, only
     * mismatches do.
     *
     * @param rate requests a second
     */
    public void writeLive(Workload workload, int rate) {
        try (KafkaSink sink = new KafkaSink(bootstrapServers, topics, workload)) {
            new LiveOrder(new Requests(workload), rate, sink).publish();
        }
    }
}
