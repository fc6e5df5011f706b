package dev.gnomon.comparator.topology;

import dev.gnomon.comparator.pairing.Storage;
import java.util.function.BiConsumer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** A logged state store as the storage of a pairing. */
record StoreStorage(KeyValueStore<byte[], byte[]> store) implements Storage {

    @Override
    public byte @Nullable [] get(byte[] key) {
        return store.get(key);
    }

    @Override
    public void put(byte[] key, byte[] value) {
        store.put(key, value);
    }

    @Override
    public void delete(byte[] key) {
        store.delete(key);
    }

    @Override
    public void forEach(BiConsumer<byte[], byte[]> action) {
        try (KeyValueIterator<byte[], byte[]> all = store.all()) {
            while (all.hasNext()) {
                KeyValue<byte[], byte[]> entry = all.next();
                action.accept(entry.key, entry.value);
            }
        }
    }
}
