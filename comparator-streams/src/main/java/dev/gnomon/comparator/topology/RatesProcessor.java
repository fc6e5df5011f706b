package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.counts.RatesSum;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.PartitionRates;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Puts the counts of all partitions together, migration by migration.
 *
 * <p>A partition hands on absolute numbers, so taking one report twice, or skipping one of many, does no harm. A migration
 * is summed up at most once a second, however often its partitions report.
 */
final class RatesProcessor implements Processor<String, PartitionRates, String, MigrationRates> {

    /** How many migrations one tick sums up at most; the others wait for their turn. */
    private static final int SUMS_A_TICK = 1_000;

    private static final long TEN_DIGITS = 10_000_000_000L;

    private final LongSupplier clock;
    private final Takeover takeover;
    private final ForeignRates foreign;
    private final Ticks ticks = new Ticks();
    private final Set<String> changed = new LinkedHashSet<>();
    private @Nullable Stores stores;

    /** How many of those that had changed at the takeover's last tick are still to be summed up; 0 or less is none. */
    private int leftOfRound;

    /** {@code takeover} is told how far it is, {@code foreign} of records that are not ours. */
    RatesProcessor(LongSupplier clock, Takeover takeover, ForeignRates foreign) {
        this.clock = clock;
        this.takeover = takeover;
        this.foreign = foreign;
    }

    private record Stores(
            KeyValueStore<String, PartitionRates> partitions,
            KeyValueStore<String, MigrationRates> rates,
            ProcessorContext<String, MigrationRates> context) {}

    @Override
    public void init(ProcessorContext<String, MigrationRates> context) {
        Stores opened = new Stores(StateStores.PARTITION_RATES.open(context), StateStores.RATES.open(context), context);
        stores = opened;
        changed.clear();
        leftOfRound = 0;
        rememberAll(opened.partitions());
        takeover.begin(this, changed.isEmpty(), clock.getAsLong());
        ticks.start(context, () -> sumUp(opened));
    }

    @Override
    public void process(Record<String, PartitionRates> record) {
        if (stores == null) {
            throw new IllegalStateException("a record before init");
        }
        PartitionRates counts = record.value();
        if (counts == null || !RatesBounds.hold(counts)) {
            foreign.passedOver();
            return;
        }
        stores.partitions().put(key(counts.getMigration(), counts.getPartition()), counts);
        changed.add(counts.getMigration());
        takeover.read(record.timestamp());
    }

    @Override
    public void close() {
        ticks.stop();
        takeover.end(this);
    }

    /** What was put together before the last commit is not known: all of it is done once more. */
    private void rememberAll(KeyValueStore<String, PartitionRates> partitions) {
        try (KeyValueIterator<String, PartitionRates> all = partitions.all()) {
            all.forEachRemaining(entry -> changed.add(entry.value.getMigration()));
        }
    }

    private void sumUp(Stores stores) {
        long now = clock.getAsLong();
        Iterator<String> oldestFirst = changed.iterator();
        for (int summed = 0; summed < SUMS_A_TICK && oldestFirst.hasNext(); summed++) {
            String migration = oldestFirst.next();
            oldestFirst.remove();
            MigrationRates rates = RatesSum.of(migration, partitionsOf(migration, stores.partitions()), now);
            stores.rates().put(migration, rates);
            stores.context().forward(new Record<>(migration, rates, now));
            leftOfRound--;
        }
        if (leftOfRound <= 0) {
            // With many busy migrations there is always one that has changed again.
            takeover.tick(changed.isEmpty());
            leftOfRound = changed.size();
        }
    }

    private static List<PartitionRates> partitionsOf(
            String migration, KeyValueStore<String, PartitionRates> partitions) {
        List<PartitionRates> found = new ArrayList<>();
        try (KeyValueIterator<String, PartitionRates> range =
                partitions.range(key(migration, 0), key(migration, Integer.MAX_VALUE))) {
            while (range.hasNext()) {
                KeyValue<String, PartitionRates> entry = range.next();
                found.add(entry.value);
            }
        }
        return found;
    }

    /** No slug contains a 0, so that the keys of one migration lie together. */
    static String key(String migration, int partition) {
        // Ten digits, without the price of a format: each snapshot of each partition asks for one.
        return migration + '\0' + Long.toString(TEN_DIGITS + partition).substring(1);
    }
}
