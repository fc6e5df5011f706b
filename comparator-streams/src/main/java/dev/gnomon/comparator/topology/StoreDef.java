package dev.gnomon.comparator.topology;

import java.util.Map;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * A state store: its name, its types, where it lies and how its changelog is kept. Nobody builds or opens a store in
 * another way.
 *
 * @param name the store's name, part of its changelog's
 * @param keys how keys are encoded
 * @param values how values are encoded
 * @param onDisk whether it is kept in RocksDB; on the heap otherwise
 * @param changelog settings of the changelog topic that differ from Kafka Streams' defaults
 */
public record StoreDef<K, V>(
        String name, Serde<K> keys, Serde<V> values, boolean onDisk, Map<String, String> changelog) {

    StoreBuilder<KeyValueStore<K, V>> builder() {
        var supplier = onDisk ? Stores.persistentKeyValueStore(name) : Stores.inMemoryKeyValueStore(name);
        return Stores.keyValueStoreBuilder(supplier, keys, values).withLoggingEnabled(changelog);
    }

    /** The task's own instance. */
    KeyValueStore<K, V> open(ProcessorContext<?, ?> context) {
        return context.getStateStore(name);
    }
}
