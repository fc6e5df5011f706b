package dev.gnomon.comparator.query;

import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.MigrationRates;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** One partition's store, which can move to another instance, also in the middle of a range. */
final class FakeStore implements ReadOnlyKeyValueStore<String, MigrationRates> {

    private final NavigableMap<String, MigrationRates> entries = new TreeMap<>();
    private int readsUntilItLeaves = Integer.MAX_VALUE;

    void put(String migration) {
        MigrationRates rates = new MigrationRates();
        rates.setMigration(migration);
        rates.setUpdatedAt(Instant.EPOCH);
        rates.setTotal(new Counts(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
        rates.setMinutes(List.of());
        rates.setOperations(List.of());
        entries.put(migration, rates);
    }

    void leaveAfterReading(int count) {
        readsUntilItLeaves = count;
    }

    boolean hasLeft() {
        return readsUntilItLeaves == 0;
    }

    @Override
    public @Nullable MigrationRates get(String key) {
        read();
        return entries.get(key);
    }

    @Override
    public KeyValueIterator<String, MigrationRates> range(@Nullable String from, @Nullable String to) {
        NavigableMap<String, MigrationRates> part = from == null ? entries : entries.tailMap(from, true);
        return iterator(to == null ? part : part.headMap(to, true));
    }

    @Override
    public KeyValueIterator<String, MigrationRates> all() {
        return iterator(entries);
    }

    @Override
    public long approximateNumEntries() {
        return entries.size();
    }

    private void read() {
        if (hasLeft()) {
            throw new InvalidStateStoreException("moved to another instance");
        }
        readsUntilItLeaves--;
    }

    private KeyValueIterator<String, MigrationRates> iterator(NavigableMap<String, MigrationRates> part) {
        Iterator<Map.Entry<String, MigrationRates>> source = part.entrySet().iterator();
        return new KeyValueIterator<>() {
            @Override
            public boolean hasNext() {
                return source.hasNext();
            }

            @Override
            public KeyValue<String, MigrationRates> next() {
                read();
                Map.Entry<String, MigrationRates> entry = source.next();
                return KeyValue.pair(entry.getKey(), entry.getValue());
            }

            @Override
            public String peekNextKey() {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {}
        };
    }
}
