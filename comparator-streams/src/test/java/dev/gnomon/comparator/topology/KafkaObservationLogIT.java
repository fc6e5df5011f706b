package dev.gnomon.comparator.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.embedded.EmbeddedKafka;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

class KafkaObservationLogIT {

    @TempDir
    private static Path folder;

    private static EmbeddedKafka kafka;
    private static Admin admin;

    private TopicPartition results;
    private KafkaObservationLog log;

    @BeforeAll
    static void startKafka() {
        kafka = EmbeddedKafka.start(folder.resolve("broker"));
        admin = Admin.create(Map.of("bootstrap.servers", kafka.bootstrapServers()));
    }

    @AfterAll
    static void stopKafka() {
        admin.close();
        kafka.close();
    }

    @BeforeEach
    void createTopic(TestInfo test) throws Exception {
        results = new TopicPartition(test.getTestMethod().orElseThrow().getName(), 0);
        admin.createTopics(List.of(new NewTopic(results.topic(), 1, (short) 1)))
                .all()
                .get();
        log = logOf(kafka.bootstrapServers());
    }

    @Test
    void givesTheWantedRecordsAndNoOthers() {
        publish("0", "1", "2", "3", "4");

        assertThat(read(1L, 3L)).isEqualTo(Map.of(1L, "1", 3L, "3"));
    }

    @Test
    void leavesOutWhatLiesBeyondTheEndOfATopicThatWasMadeAnew() {
        publish("0", "1", "2");

        assertThat(read(1L, 3L, 700L)).isEqualTo(Map.of(1L, "1"));
        assertThat(read(700L)).isEmpty();
    }

    @Test
    void leavesOutWhatRetentionHasRemoved() throws Exception {
        publish("0", "1", "2", "3", "4");
        admin.deleteRecords(Map.of(results, RecordsToDelete.beforeOffset(3)))
                .all()
                .get();

        assertThat(read(0L, 2L, 4L)).isEqualTo(Map.of(4L, "4"));
        assertThat(read(0L, 2L)).isEmpty();
    }

    @Test
    void findsNothingInAnEmptyTopic() {
        assertThat(read(0L, 5L)).isEmpty();
    }

    @Test
    void doesNotWaitForATransactionThatIsOpen() {
        publish("0", "1");
        try (KafkaProducer<String, String> open = producer(Map.of("transactional.id", "left-open"))) {
            open.initTransactions();
            open.beginTransaction();
            send(open, "2");
            open.flush();

            assertThat(read(1L, 2L)).isEqualTo(Map.of(1L, "1"));
            open.abortTransaction();
        }
    }

    @Test
    void readsAcrossTheMarksOfTransactions() {
        try (KafkaProducer<String, String> transactional = producer(Map.of("transactional.id", "marks"))) {
            transactional.initTransactions();
            transactional.beginTransaction();
            send(transactional, "0");
            transactional.commitTransaction();
            transactional.beginTransaction();
            send(transactional, "2");
            transactional.flush();
            transactional.abortTransaction();
        }

        publish("4");

        assertThat(read(0L, 1L, 2L, 3L)).isEqualTo(Map.of(0L, "0"));
        assertThat(read(2L, 4L)).isEqualTo(Map.of(4L, "4"));
    }

    @Test
    void leavesOutARecordWithoutAValue() {
        publish("0", null, "2");

        assertThat(read(1L, 2L)).isEqualTo(Map.of(2L, "2"));
    }

    @Test
    void saysSoWhenTheBrokerDoesNotAnswerInTime() {
        KafkaObservationLog nowhere = logOf("localhost:1");

        assertThatThrownBy(() -> nowhere.read(results, List.of(0L))).isInstanceOf(KafkaException.class);
    }

    private static KafkaObservationLog logOf(String bootstrapServers) {
        return new KafkaObservationLog(Map.of(
                "bootstrap.servers", bootstrapServers, "default.api.timeout.ms", 3_000, "request.timeout.ms", 2_000));
    }

    private Map<Long, String> read(Long... offsets) {
        Map<Long, String> values = new TreeMap<>();
        log.read(results, List.of(offsets))
                .forEach((offset, value) -> values.put(offset, new String(value, StandardCharsets.UTF_8)));
        return values;
    }

    private void publish(@Nullable String... values) {
        try (KafkaProducer<String, String> producer = producer(Map.of())) {
            for (String value : values) {
                send(producer, value);
            }
        }
    }

    private void send(KafkaProducer<String, String> producer, @Nullable String value) {
        var unused = producer.send(new ProducerRecord<>(results.topic(), "key", value));
    }

    private static KafkaProducer<String, String> producer(Map<String, Object> more) {
        Map<String, Object> properties = new TreeMap<>(more);
        properties.put("bootstrap.servers", kafka.bootstrapServers());
        return new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    }
}
