package dev.gnomon.comparator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gnomon.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbandonedTransactionsIT {

    private static final String GONE = "app-0b0e4b5c-1111-4a0e-8f8e-000000000001";
    private static final String ALIVE = "app-0b0e4b5c-1111-4a0e-8f8e-000000000002";

    private static final String OTHERS = "app-eu-0b0e4b5c-1111-4a0e-8f8e-000000000003";

    @TempDir
    private Path folder;

    @Test
    void thoseOfProcessesThatAreNotMembersAreEndedAndNoOthers() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder);
                Admin admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
                KafkaProducer<String, String> gone = begun(kafka, GONE + "-1");
                KafkaProducer<String, String> alive = begun(kafka, ALIVE + "-1");
                KafkaProducer<String, String> another = begun(kafka, OTHERS + "-1");
                KafkaConsumer<String, String> member = member(kafka, ALIVE + "-StreamThread-1-consumer")) {
            admin.createTopics(List.of(new NewTopic("t", 1, (short) 1))).all().get();
            for (KafkaProducer<String, String> each : List.of(gone, alive, another)) {
                each.send(new ProducerRecord<>("t", "v")).get();
            }
            member.subscribe(List.of("t"));
            await().atMost(Duration.ofSeconds(30)).until(() -> {
                member.poll(Duration.ofMillis(100));
                return !member.assignment().isEmpty();
            });

            assertThat(new AbandonedTransactions(admin, "app").end()).containsExactly(GONE + "-1");

            assertThatThrownBy(gone::commitTransaction).isInstanceOf(KafkaException.class);
            alive.commitTransaction();
            another.commitTransaction();
            assertThat(new AbandonedTransactions(admin, "app").end()).isEmpty();
        }
    }

    private static KafkaProducer<String, String> begun(EmbeddedKafka kafka, String transactionalId) {
        KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "transactional.id", transactionalId),
                new StringSerializer(),
                new StringSerializer());
        producer.initTransactions();
        producer.beginTransaction();
        return producer;
    }

    private static KafkaConsumer<String, String> member(EmbeddedKafka kafka, String clientId) {
        return new KafkaConsumer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "group.id", "app", "client.id", clientId),
                new StringDeserializer(),
                new StringDeserializer());
    }
}
