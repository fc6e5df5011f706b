package dev.gnomon.comparator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.Observations;
import dev.gnomon.comparator.topology.HostileRecords;
import dev.gnomon.embedded.EmbeddedKafka;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No record that the broker takes stops the comparator, whatever producer it is from. */
class HostileRecordsIT {

    private static final Codec<Observation> CODEC = Codec.of(Observation.class);

    @TempDir
    private Path folder;

    @Test
    void noThreadDiesAndTheNextRecordIsProcessed() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
                FaultScenario scenario = new FaultScenario(kafka.bootstrapServers(), "hostile", folder);
                KafkaProducer<byte[], byte[]> producer = producer(kafka.bootstrapServers())) {
            ComparatorProcess comparator = scenario.comparator("only");
            comparator.awaitReady();

            // When
            HostileRecords.all().forEach(observation -> send(observation, scenario.topics(), producer));
            for (Side side : List.of(Side.OLD, Side.NEW)) {
                send(Observations.answered(side, "next", "\"" + side + "\""), scenario.topics(), producer);
            }
            producer.flush();

            // Then
            await().atMost(Duration.ofMinutes(1)).until(() -> scenario.reader().seen() > 10);
            scenario.assertNothingDiffers(comparator);
            assertThat(comparator.log()).doesNotContain("stream thread died");
        }
    }

    private static void send(Observation observation, Topics topics, KafkaProducer<byte[], byte[]> producer) {
        byte[] key = observation.getRequestId().getBytes(StandardCharsets.UTF_8);
        // One that the broker refuses does nobody any harm.
        var unused = producer.send(
                new ProducerRecord<>(topics.resultsOf(observation.getSide()), key, CODEC.encode(observation)));
    }

    /** Like no producer of ours: what compresses well gets past the broker's limit. */
    private static KafkaProducer<byte[], byte[]> producer(String bootstrapServers) {
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", bootstrapServers, "compression.type", "gzip", "max.request.size", 50 << 20),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }
}
