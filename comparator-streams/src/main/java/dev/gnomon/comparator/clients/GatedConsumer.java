package dev.gnomon.comparator.clients;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * A consumer that gives out no record before it is known how to read it. The partition of such a record is read no
 * further until then; the others go on, and so do heartbeats, punctuations and commits. For one thread.
 *
 * <p>Waiting inside the topology would not do: after ten seconds the transaction is aborted, after five minutes the
 * thread is out of the group, and an exception there ends the thread.
 */
final class GatedConsumer extends KafkaConsumer<byte[], byte[]> {

    private final SchemaGate gate;
    private final Map<TopicPartition, byte[]> held = new HashMap<>();

    GatedConsumer(Map<String, Object> config, SchemaGate gate) {
        super(config, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.gate = gate;
    }

    @Override
    public ConsumerRecords<byte[], byte[]> poll(Duration timeout) {
        readOnWhereSettled();
        ConsumerRecords<byte[], byte[]> records = super.poll(timeout);
        Map<TopicPartition, Integer> cuts = new HashMap<>();
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> found = records.records(partition);
            int readable = readable(found);
            if (readable < found.size()) {
                cuts.put(partition, readable);
            }
        }
        return cuts.isEmpty() ? records : cut(records, cuts);
    }

    /** Who pauses a partition is the one to resume it. What is held comes again then. */
    @Override
    public void pause(Collection<TopicPartition> partitions) {
        held.keySet().removeAll(partitions);
        super.pause(partitions);
    }

    private void readOnWhereSettled() {
        if (held.isEmpty()) {
            return;
        }
        held.keySet().retainAll(assignment());
        Set<TopicPartition> settled = new HashSet<>();
        held.forEach((partition, value) -> {
            if (gate.lets(value)) {
                settled.add(partition);
            }
        });
        held.keySet().removeAll(settled);
        resume(settled);
    }

    /** How many records from the first on may be given out. */
    private int readable(List<ConsumerRecord<byte[], byte[]>> records) {
        int count = 0;
        while (count < records.size()
                && (records.get(count).value() == null
                        || gate.lets(records.get(count).value()))) {
            count++;
        }
        return count;
    }

    private ConsumerRecords<byte[], byte[]> cut(
            ConsumerRecords<byte[], byte[]> records, Map<TopicPartition, Integer> cuts) {
        Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> kept = new HashMap<>();
        Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>(records.nextOffsets());
        for (TopicPartition partition : records.partitions()) {
            List<ConsumerRecord<byte[], byte[]>> found = records.records(partition);
            int readable = cuts.getOrDefault(partition, found.size());
            if (readable < found.size()) {
                next.put(partition, hold(partition, found.get(readable)));
            }
            if (readable > 0) {
                kept.put(partition, found.subList(0, readable));
            }
        }
        return new ConsumerRecords<>(kept, next);
    }

    /** Has the record come again later. */
    private OffsetAndMetadata hold(TopicPartition partition, ConsumerRecord<byte[], byte[]> record) {
        OffsetAndMetadata place = new OffsetAndMetadata(record.offset(), record.leaderEpoch(), "");
        seek(partition, place);
        super.pause(Set.of(partition));
        held.put(partition, record.value());
        return place;
    }
}
