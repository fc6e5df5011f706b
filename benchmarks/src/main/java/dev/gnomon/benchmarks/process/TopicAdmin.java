package dev.gnomon.benchmarks.process;

import dev.gnomon.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;

/**
 * Makes and removes topics.
 *
 * @param bootstrapServers the broker
 */
public record TopicAdmin(String bootstrapServers) {

    private static final int PARTITIONS = 4;
    private static final short REPLICAS = 1;

    /** Makes all topics of an installation. */
    public void create(Topics topics) throws InterruptedException {
        List<NewTopic> wanted = topics.specs(PARTITIONS).stream()
                .map(spec -> new NewTopic(spec.name(), spec.partitions(), REPLICAS).configs(spec.config()))
                .toList();
        try (Admin admin = admin()) {
            await(admin.createTopics(wanted).all(), "create topics");
        }
    }

    /** Removes what a variant made for itself, so that the next one does not pay for the disk it takes. */
    public void deleteInternal(String applicationId) throws InterruptedException {
        try (Admin admin = admin()) {
            List<String> internal = await(admin.listTopics().names(), "list topics").stream()
                    .filter(topic -> topic.startsWith(applicationId + "-"))
                    .toList();
            await(admin.deleteTopics(internal).all(), "delete topics");
        }
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    }

    private static <T> T await(KafkaFuture<T> future, String what) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException refused) {
            throw new IllegalStateException("cannot " + what, refused.getCause());
        }
    }
}
