package dev.gnomon.comparator.query;

import dev.gnomon.schemas.MigrationRates;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** Finds the part of the rates store that belongs to one partition. */
@FunctionalInterface
public interface PartitionStores {

    /**
     * The store of {@code partition}, from an active and restored task of this process. It may become unreadable at
     * any time; reading then throws the same exception.
     *
     * @throws org.apache.kafka.streams.errors.InvalidStateStoreException if it is not here or not readable
     */
    ReadOnlyKeyValueStore<String, MigrationRates> of(int partition);
}
