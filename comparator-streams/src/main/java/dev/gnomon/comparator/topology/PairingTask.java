package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.bytes.UnreadableException;
import dev.gnomon.comparator.pairing.ArrivedRecord;
import dev.gnomon.comparator.pairing.Pairing;
import dev.gnomon.comparator.pairing.PairingOutput;
import dev.gnomon.comparator.pairing.PairingStorage;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PartitionRates;
import dev.gnomon.schemas.Side;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** The pairing of one partition: hands it records, time and commits, and forwards what it finds. */
final class PairingTask {

    static final String DISCREPANCIES = "discrepancies";
    static final String DEAD_LETTERS = "dead-letters";
    static final String COUNTS = "counts";

    /** How many migrations' counts one task hands on at each tick, at most. */
    private static final int COUNTS_A_TICK = 500;

    private final PairingTopology topology;
    private final ProcessorContext<Object, Object> context;
    private final TopicPartition oldResults;
    private final TopicPartition newResults;
    private final Pairing pairing;
    private final Codec<Observation> codec = Codec.of(Observation.class);
    private final Ticks ticks = new Ticks();
    private long nextOld;
    private long nextNew;
    private boolean raised;

    /** Restores the pairing from the task's stores. */
    PairingTask(PairingTopology topology, ProcessorContext<Object, Object> context) {
        this.topology = topology;
        this.context = context;
        int partition = context.taskId().partition();
        oldResults = new TopicPartition(topology.topics.oldResults(), partition);
        newResults = new TopicPartition(topology.topics.newResults(), partition);
        PairingStorage storage = new PairingStorage(
                new StoreStorage(StateStores.JOURNAL.open(context)),
                new StoreStorage(StateStores.PARKED.open(context)),
                new StoreStorage(StateStores.COUNTS.open(context)));
        pairing = new Pairing(topology.config, partition, storage, output());
        pairing.restore((side, offsets) -> readAgain(side == Side.OLD ? oldResults : newResults, offsets), now());
        topology.commits.connect(context, this::beforeCommit);
        ticks.start(context, this::tick);
    }

    void close() {
        ticks.stop();
    }

    private Map<Long, byte[]> readAgain(TopicPartition partition, Collection<Long> offsets) {
        Map<Long, byte[]> values = new HashMap<>();
        topology.ports.log().read(partition, offsets).forEach((offset, value) -> {
            try {
                values.put(offset, own(value));
            } catch (SerializationException unreadableByNow) {
                // Its schema was deleted from the registry: as if the record were.
                values.remove(offset);
            }
        });
        return values;
    }

    private byte[] own(byte[] value) {
        return topology.ports.framing().own(codec, value);
    }

    private PairingOutput output() {
        return new PairingOutput() {
            @Override
            public void discrepancy(Discrepancy event) {
                context.forward(new Record<>(event.getRequestId(), event, now()), DISCREPANCIES);
            }

            @Override
            public void cut(String field) {
                topology.guards.cutFields().add(field);
            }
        };
    }

    void process(Record<byte[], byte[]> record, RecordMetadata place) {
        Side side = place.topic().equals(oldResults.topic()) ? Side.OLD : Side.NEW;
        try {
            accept(record, place, side);
        } catch (UnreadableException | SerializationException unreadable) {
            String reason = String.valueOf(unreadable.getMessage());
            context.forward(topology.guards.deadLetters().letter(record, place, reason), DEAD_LETTERS);
        }
        passed(place, side);
    }

    /** Passes over a record that stream threads have died of. */
    void setAside(Record<byte[], byte[]> record, RecordMetadata place, String cause) {
        context.forward(topology.guards.deadLetters().setAside(record, place, cause), DEAD_LETTERS);
        passed(place, place.topic().equals(oldResults.topic()) ? Side.OLD : Side.NEW);
    }

    private void passed(RecordMetadata place, Side side) {
        if (side == Side.OLD) {
            nextOld = place.offset() + 1;
        } else {
            nextNew = place.offset() + 1;
        }
        raiseIfChanged();
    }

    /** Hands the record to the pairing. */
    private void accept(Record<byte[], byte[]> record, RecordMetadata place, Side side) throws UnreadableException {
        byte[] key = record.key();
        byte[] value = record.value();
        if (key == null || value == null) {
            throw new UnreadableException(key == null ? "has no key" : "has no value");
        }
        boolean misrouted = partitionOf(key) != place.partition();
        ArrivedRecord arrived = new ArrivedRecord(own(value), record.timestamp(), place.offset(), misrouted);
        long now = now();
        pairing.accept(side, key, arrived, now);
        if (!arrived.isBelievedAt(now)) {
            topology.clockWarning.recordAhead(place, arrived.timestamp() - now);
        }
    }

    /** Where the partitioner of Kafka's own clients puts a key. */
    private int partitionOf(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % topology.ports.partitions();
    }

    private void tick() {
        noteProgress(oldResults, nextOld, Side.OLD);
        noteProgress(newResults, nextNew, Side.NEW);
        if (topology.ports.progress().topicsAreIntact()) {
            pairing.tick(now());
        }
        pairing.handOn(COUNTS_A_TICK, this::forward);
        raiseIfChanged();
    }

    private void noteProgress(TopicPartition partition, long next, Side side) {
        InputProgress.Extent extent = topology.ports.progress().of(partition);
        if (extent != null && Math.max(next, Math.max(extent.start(), extent.committed())) >= extent.end()) {
            pairing.caughtUp(side, extent.asOf());
        }
    }

    private void raiseIfChanged() {
        if (!raised && pairing.changed()) {
            raised = true;
            CommitSignal.raise(context);
        }
    }

    private void beforeCommit() {
        raised = false;
        pairing.write();
    }

    private void forward(PartitionRates counts) {
        context.forward(new Record<>(counts.getMigration(), counts, now()), COUNTS);
    }

    private long now() {
        return topology.ports.clock().getAsLong();
    }
}
