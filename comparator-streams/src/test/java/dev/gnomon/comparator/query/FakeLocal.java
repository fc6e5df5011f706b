package dev.gnomon.comparator.query;

import dev.gnomon.comparator.peer.Installation;
import dev.gnomon.comparator.peer.PeerAnswers;
import dev.gnomon.comparator.topology.StateStores;
import dev.gnomon.comparator.topology.StoreDef;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** What one instance has: the rates as their owner, a copy of them, or nothing. */
public final class FakeLocal {

    private final FakeStore rates = new FakeStore();
    private volatile boolean owner;
    private volatile boolean current = true;
    private volatile @Nullable Staleness staleness;
    private final LocalStores stores = new LocalStores(new Rates(), store -> current, store -> staleness);

    /** Owns the rates of these migrations from now on. */
    public FakeLocal own(String... migrations) {
        owner = true;
        for (String migration : migrations) {
            rates.put(migration);
        }
        return this;
    }

    /** Has a copy of the rates of these migrations from now on. */
    public FakeLocal copy(Staleness behind, String... migrations) {
        own(migrations);
        owner = false;
        staleness = behind;
        return this;
    }

    /** Owns the rates, but has not read yet what its predecessor may have read. */
    FakeLocal catchingUp(String... migrations) {
        own(migrations);
        current = false;
        return this;
    }

    FakeStore rates() {
        return rates;
    }

    /** The stores, as they are found. */
    public LocalStores stores() {
        return stores;
    }

    /** What it answers others. */
    public PeerAnswers answers() {
        return new PeerAnswers(stores, Installation.of("cluster", "gnomon-comparator", "gnomon."));
    }

    private final class Rates implements LocalStores.Finder {

        @Override
        @SuppressWarnings("unchecked") // there is only the one store
        public <V> ReadOnlyKeyValueStore<String, V> find(StoreDef<String, V> store, boolean copy) {
            if (!store.equals(StateStores.RATES) || !(owner || (copy && staleness != null))) {
                throw new InvalidStateStoreException("not here");
            }
            return (ReadOnlyKeyValueStore<String, V>) rates;
        }
    }
}
