package dev.gnomon.comparator.app;

import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** What a reader of committed records finds on the control topics. */
record AuditTrail(String bootstrapServers, Topics topics) {

    /** Every decided command, in the order of their decisions. */
    List<Command> decided() {
        return read(topics.commands(), Codec.of(Command.class)).stream()
                .filter(command -> command.getOutcome() != null)
                .toList();
    }

    /** Every state. */
    List<MigrationState> states() {
        return read(topics.migrations(), Codec.of(MigrationState.class));
    }

    private <T extends SpecificRecordBase> List<T> read(String topic, Codec<T> codec) {
        Map<String, Object> settings =
                Map.of("bootstrap.servers", bootstrapServers, "isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            TopicPartition partition = new TopicPartition(topic, 0);
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            List<T> records = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> records.add(codec.decode(record.value())));
            }
            return records;
        }
    }
}
