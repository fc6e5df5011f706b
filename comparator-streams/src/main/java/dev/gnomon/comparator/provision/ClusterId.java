package dev.gnomon.comparator.provision;

import dev.gnomon.comparator.config.ComparatorConfig;
import org.apache.kafka.clients.admin.Admin;

/** Which Kafka cluster it is; no right is needed to ask. */
public final class ClusterId {

    private ClusterId() {}

    /**
     * The ID that the cluster got when it was made.
     *
     * @throws dev.gnomon.comparator.runtime.CannotStartException if Kafka does not say
     */
    public static String of(ComparatorConfig config, Admin admin) {
        KafkaAnswers kafka = new KafkaAnswers(admin, config.kafka().bootstrapServers());
        return kafka.waitFor("ask for the cluster's ID", admin.describeCluster().clusterId());
    }
}
