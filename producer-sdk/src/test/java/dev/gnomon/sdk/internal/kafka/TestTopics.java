package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.embedded.TopicContents;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.TopicSpec;
import dev.gnomon.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The result topics of one test on a real broker. */
public record TestTopics(String bootstrapServers, Topics names) {

    private static final Codec<Observation> CODEC = Codec.of(Observation.class);

    public void create(int partitions) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            List<NewTopic> topics =
                    names.specs(partitions).stream().map(TestTopics::newTopic).toList();
            admin.createTopics(topics).all().get(30, TimeUnit.SECONDS);
        }
    }

    public boolean exist() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
            return admin.listTopics().names().get(30, TimeUnit.SECONDS).contains(names.oldResults());
        }
    }

    /** Everything that the topic of {@code side} holds at this moment. */
    public List<ConsumerRecord<byte[], byte[]>> recordsOf(Side side) {
        return TopicContents.of(bootstrapServers, names.resultsOf(side));
    }

    public static Observation observation(ConsumerRecord<byte[], byte[]> record) {
        return CODEC.decode(record.value());
    }

    private static NewTopic newTopic(TopicSpec spec) {
        return new NewTopic(spec.name(), spec.partitions(), (short) 1).configs(spec.config());
    }
}
