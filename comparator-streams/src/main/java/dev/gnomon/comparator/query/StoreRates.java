package dev.gnomon.comparator.query;

import dev.gnomon.schemas.MigrationRates;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Reads the rates from the state stores of this process, partition by partition.
 *
 * <p>Each partition is asked by its number: a store that covers whatever happens to be here would answer with a part
 * of the migrations and not say so.
 */
public final class StoreRates implements RatesQuery {

    private final PartitionStores stores;
    private final int partitions;

    /**
     * Rates from stores.
     *
     * @param partitions how many partitions the rates have on all instances together, 1 or more
     */
    public StoreRates(PartitionStores stores, int partitions) {
        this.stores = stores;
        this.partitions = partitions;
    }

    /** Rates from the store called {@code name} of a running topology. */
    public static StoreRates of(KafkaStreams streams, String name, int partitions) {
        return new StoreRates(
                partition -> streams.store(StoreQueryParameters.fromNameAndType(
                                name, QueryableStoreTypes.<String, MigrationRates>keyValueStore())
                        .withPartition(partition)),
                partitions);
    }

    @Override
    public @Nullable MigrationRates of(String migration) {
        MigrationRates found = null;
        for (MigrationRates rates : fromAll(store -> oneOrNone(store.get(migration)))) {
            found = rates;
        }
        return found;
    }

    @Override
    public List<MigrationRates> after(String previous, int limit) {
        return fromAll(store -> page(store, previous, limit)).stream()
                .sorted(Comparator.comparing(MigrationRates::getMigration))
                .limit(limit)
                .toList();
    }

    @Override
    public Coverage coverage() {
        int answered = 0;
        for (int partition = 0; partition < partitions; partition++) {
            if (read(partition, StoreRates::nothing) != null) {
                answered++;
            }
        }
        return new Coverage(answered, partitions);
    }

    private List<MigrationRates> fromAll(
            Function<ReadOnlyKeyValueStore<String, MigrationRates>, List<MigrationRates>> question) {
        List<MigrationRates> all = new ArrayList<>();
        int answered = 0;
        for (int partition = 0; partition < partitions; partition++) {
            List<MigrationRates> some = read(partition, question);
            if (some != null) {
                all.addAll(some);
                answered++;
            }
        }
        if (answered < partitions) {
            throw new IncompleteAnswerException(new Coverage(answered, partitions));
        }
        return all;
    }

    /** What the partition answers, or null where it cannot be read. */
    private @Nullable List<MigrationRates> read(
            int partition, Function<ReadOnlyKeyValueStore<String, MigrationRates>, List<MigrationRates>> question) {
        try {
            return question.apply(stores.of(partition));
        } catch (InvalidStateStoreException | IllegalStateException notReadable) {
            // Kafka Streams says so for a partition elsewhere, one that moves, one that is restored, and when it is
            // not running (IllegalStateException).
            return null;
        }
    }

    /** Touches the store, because finding one does not yet show that it can be read. */
    private static List<MigrationRates> nothing(ReadOnlyKeyValueStore<String, MigrationRates> store) {
        store.approximateNumEntries();
        return List.of();
    }

    private static List<MigrationRates> oneOrNone(@Nullable MigrationRates rates) {
        return rates == null ? List.of() : List.of(rates);
    }

    private static List<MigrationRates> page(
            ReadOnlyKeyValueStore<String, MigrationRates> store, String previous, int limit) {
        List<MigrationRates> page = new ArrayList<>();
        try (KeyValueIterator<String, MigrationRates> entries = store.range(previous, null)) {
            while (entries.hasNext() && page.size() < limit) {
                MigrationRates rates = entries.next().value;
                if (!rates.getMigration().equals(previous)) {
                    page.add(rates);
                }
            }
        }
        return page;
    }
}
