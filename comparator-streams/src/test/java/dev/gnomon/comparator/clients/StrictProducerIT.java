package dev.gnomon.comparator.clients;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Kafka Streams is told of a commit while Kafka is away: nothing that it would go on after. */
class StrictProducerIT {

    private static final String TOPIC = "results";

    @TempDir
    Path folder;

    private EmbeddedKafka kafka;
    private Producer<byte[], byte[]> producer;
    private ConsumerGroupMetadata group;

    @BeforeEach
    void beginATransaction() throws Exception {
        kafka = EmbeddedKafka.start(folder);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        StreamsClients clients = new StreamsClients(null);
        try (var consumer =
                clients.getConsumer(Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", "group"))) {
            group = consumer.groupMetadata();
        }
        producer = clients.getProducer(Map.of(
                "bootstrap.servers", kafka.bootstrapServers(), "transactional.id", "task", "max.block.ms", 3_000));
        producer.initTransactions();
        producer.beginTransaction();
        producer.send(new ProducerRecord<>(TOPIC, new byte[] {1})).get();
    }

    @AfterEach
    void stop() {
        producer.close(Duration.ZERO);
        kafka.close();
    }

    @Test
    void offsetsThatCannotBeSentInTimeAreAFailureLikeAnyOther() {
        kafka.stop();

        Map<TopicPartition, OffsetAndMetadata> read = Map.of(new TopicPartition(TOPIC, 0), new OffsetAndMetadata(1));
        assertThatThrownBy(() -> producer.sendOffsetsToTransaction(read, group))
                .isExactlyInstanceOf(KafkaException.class)
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void aCommitThatIsNotAnsweredInTimeIsAFailureLikeAnyOther() {
        kafka.stop();

        assertThatThrownBy(producer::commitTransaction)
                .isExactlyInstanceOf(KafkaException.class)
                .hasCauseInstanceOf(TimeoutException.class);
    }
}
