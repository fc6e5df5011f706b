package dev.gnomon.comparator.topology;

import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * A state store: its name and what is in it.
 *
 * @param name the store's name
 * @param keys how keys are written
 * @param values how values are written
 */
public record StoreDef<K, V>(String name, Serde<K> keys, Serde<V> values) {

    StoreBuilder<KeyValueStore<K, V>> builder() {
        return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
                org.apache.kafka.streams.state.Stores.persistentKeyValueStore(name), keys, values);
    }
}
