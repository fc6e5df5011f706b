package dev.gnomon.comparator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.PartitionRates;
import java.util.List;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.Stores;
import org.junit.jupiter.api.Test;

class RatesProcessorTest {

    private static final int MORE_THAN_TWO_TICKS_SUM_UP = 2_500;
    private static final long BEGAN_AT = 1_000_000;

    private final MockProcessorContext<String, MigrationRates> context = new MockProcessorContext<>();
    private final Takeover takeover = new Takeover();
    private final RatesProcessor processor =
            new RatesProcessor(() -> BEGAN_AT, takeover, new ForeignRates(() -> BEGAN_AT));

    @Test
    void aTakeoverEndsThoughMoreMigrationsChangeThanATickSumsUpAndNotBeforeAllHaveBeenOnce() {
        KeyValueStore<String, PartitionRates> partitions = store(StateStores.PARTITION_RATES);
        KeyValueStore<String, MigrationRates> rates = store(StateStores.RATES);
        partitions.put(RatesProcessor.key("of-a-predecessor", 0), counts("of-a-predecessor"));
        processor.init(context);

        for (int tick = 0; tick < 3; tick++) {
            allChange();
            assertThat(takeover.isOver()).as("over after %d ticks", tick).isFalse();
            tick();
        }
        for (int tick = 0; tick < 10 && !takeover.isOver(); tick++) {
            allChange();
            tick();
        }

        assertThat(takeover.isOver()).isTrue();
        assertThat(rates.approximateNumEntries()).isEqualTo(MORE_THAN_TWO_TICKS_SUM_UP + 1);
    }

    @Test
    void aTaskThatBeginsAnewWithTheSameContextLeavesNoClockBehind() {
        store(StateStores.PARTITION_RATES);
        store(StateStores.RATES);

        processor.init(context);
        processor.close();
        processor.init(context);

        assertThat(context.scheduledPunctuators())
                .extracting(MockProcessorContext.CapturedPunctuator::cancelled)
                .containsExactly(true, false);
    }

    private void allChange() {
        for (int each = 0; each < MORE_THAN_TWO_TICKS_SUM_UP; each++) {
            String migration = "m" + each;
            processor.process(new Record<>(migration, counts(migration), BEGAN_AT));
        }
    }

    private void tick() {
        context.scheduledPunctuators().get(0).getPunctuator().punctuate(BEGAN_AT);
    }

    private static PartitionRates counts(String migration) {
        PartitionRates counts = new PartitionRates();
        counts.setMigration(migration);
        counts.setTotal(new Counts());
        counts.setMinutes(List.of());
        counts.setOperations(List.of());
        return counts;
    }

    private <V> KeyValueStore<String, V> store(StoreDef<String, V> def) {
        KeyValueStore<String, V> store = Stores.keyValueStoreBuilder(
                        Stores.inMemoryKeyValueStore(def.name()), def.keys(), def.values())
                .withLoggingDisabled()
                .build();
        store.init(context.getStateStoreContext(), store);
        return store;
    }
}
