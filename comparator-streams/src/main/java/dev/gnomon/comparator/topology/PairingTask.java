package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.pairing.ArrivedRecord;
import dev.gnomon.comparator.pairing.Pairing;
import dev.gnomon.comparator.pairing.PairingOutput;
import dev.gnomon.comparator.pairing.PairingStorage;
import dev.gnomon.comparator.pairing.UnreadableException;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PartitionRates;
import dev.gnomon.schemas.Topics;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.utils.Utils;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/** The pairing of one partition: hands it records, time and commits, and forwards what it finds. */
final class PairingTask {

    /** What a task shares with the others of its topology. */
    record Shared(
            Topics topics,
            PairingConfig config,
            Surroundings surroundings,
            CommitSignal commits,
            DeadLetters deadLetters,
            NamedCounts cutFields,
            ClockWarning clockWarning) {}

    static final String DISCREPANCIES = "discrepancies";
    static final String DEAD_LETTERS = "dead-letters";
    static final String COUNTS = "counts";

    /** How many migrations' counts one task hands on at each tick, at the most. */
    private static final int COUNTS_A_TICK = 500;

    private final Shared shared;
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
    PairingTask(Shared shared, ProcessorContext<Object, Object> context) {
        this.shared = shared;
        this.context = context;
        int partition = context.taskId().partition();
        oldResults = new TopicPartition(shared.topics().oldResults(), partition);
        newResults = new TopicPartition(shared.topics().newResults(), partition);
        PairingStorage storage = new PairingStorage(
                new StoreStorage(StateStores.JOURNAL.open(context)),
                new StoreStorage(StateStores.PARKED.open(context)),
                new StoreStorage(StateStores.COUNTS.open(context)));
        pairing = new Pairing(shared.config(), partition, storage, output());
        pairing.restore((old, offsets) -> readAgain(old ? oldResults : newResults, offsets), now());
        shared.commits().connect(context, this::beforeCommit);
        ticks.start(context, this::tick);
    }

    void close() {
        ticks.stop();
    }

    private Map<Long, byte[]> readAgain(TopicPartition partition, Collection<Long> offsets) {
        Map<Long, byte[]> values = new HashMap<>();
        shared.surroundings().log().read(partition, offsets).forEach((offset, value) -> {
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
        return shared.surroundings().framing().own(codec, value);
    }

    private PairingOutput output() {
        return new PairingOutput() {
            @Override
            public void discrepancy(Discrepancy event) {
                context.forward(new Record<>(event.getRequestId(), event, now()), DISCREPANCIES);
            }

            @Override
            public void cut(String field) {
                shared.cutFields().add(field);
            }
        };
    }

    void process(Record<byte[], byte[]> record, RecordMetadata place) {
        boolean old = place.topic().equals(oldResults.topic());
        String reason = unreadable(record, place, old);
        if (reason != null) {
            context.forward(shared.deadLetters().letter(record, place, reason), DEAD_LETTERS);
        }
        passed(place, old);
    }

    /** Passes over a record of which stream threads have died. */
    void setAside(Record<byte[], byte[]> record, RecordMetadata place, String cause) {
        context.forward(shared.deadLetters().setAside(record, place, cause), DEAD_LETTERS);
        passed(place, place.topic().equals(oldResults.topic()));
    }

    private void passed(RecordMetadata place, boolean old) {
        if (old) {
            nextOld = place.offset() + 1;
        } else {
            nextNew = place.offset() + 1;
        }
        raiseIfChanged();
    }

    /** Hands the record to the pairing; says what is wrong with it, null where nothing is. */
    private @Nullable String unreadable(Record<byte[], byte[]> record, RecordMetadata place, boolean old) {
        byte[] key = record.key();
        byte[] value = record.value();
        if (key == null || value == null) {
            return key == null ? "has no key" : "has no value";
        }
        boolean misrouted = partitionOf(key) != place.partition();
        try {
            ArrivedRecord arrived = new ArrivedRecord(own(value), record.timestamp(), place.offset(), misrouted);
            long now = now();
            pairing.accept(old, key, arrived, now);
            if (!arrived.isBelievedAt(now)) {
                shared.clockWarning().recordAhead(place, arrived.timestamp() - now);
            }
            return null;
        } catch (UnreadableException | SerializationException unreadable) {
            return unreadable.getMessage();
        }
    }

    /** Where the partitioner of Kafka's own clients puts a key. */
    private int partitionOf(byte[] key) {
        return Utils.toPositive(Utils.murmur2(key)) % shared.surroundings().partitions();
    }

    private void tick() {
        noteProgress(oldResults, nextOld, true);
        noteProgress(newResults, nextNew, false);
        pairing.tick(now());
        pairing.handOn(COUNTS_A_TICK, this::forward);
        raiseIfChanged();
    }

    private void noteProgress(TopicPartition partition, long next, boolean old) {
        InputProgress.Extent extent = shared.surroundings().progress().of(partition);
        if (extent != null && Math.max(next, Math.max(extent.start(), extent.committed())) >= extent.end()) {
            pairing.caughtUp(old, extent.asOf());
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
        return shared.surroundings().clock().getAsLong();
    }
}
