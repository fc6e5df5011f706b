package dev.gnomon.comparator.query;

import dev.gnomon.comparator.topology.StateStores;
import dev.gnomon.comparator.topology.StoreDef;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MigrationState;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** The stores of this process: of the tasks that run here, and copies of those that run elsewhere. */
public final class LocalStores {

    /** Finds a store of this process. */
    interface Finder {

        /**
         * The store, from a task that runs here, or, where {@code copy}, also from one that keeps a copy.
         *
         * @throws InvalidStateStoreException if it is not here or not readable; reading it may throw the same
         */
        <V> ReadOnlyKeyValueStore<String, V> find(StoreDef<String, V> store, boolean copy);
    }

    /** How far behind the copy of a store here is; null where that is not known, or there is none. */
    interface Lags {

        @Nullable
        Staleness of(String store);
    }

    private final Finder finder;
    private final Predicate<String> current;
    private final Lags lags;
    private final Supplier<Freshness> freshness;

    LocalStores(Finder finder, Predicate<String> current, Lags lags, Supplier<Freshness> freshness) {
        this.freshness = freshness;
        this.finder = finder;
        this.current = current;
        this.lags = lags;
    }

    /**
     * The stores of {@code streams}.
     *
     * @param current whether the task here that owns the store of this name has read all that its predecessor may have
     * @param freshness how current this process is
     */
    public static LocalStores of(
            KafkaStreams streams, Predicate<String> current, StandbyLags lags, Supplier<Freshness> freshness) {
        return new LocalStores(new StreamsStores(streams), current, lags::of, freshness);
    }

    /** The rows, if the task runs here and is up to date; null otherwise. While Kafka is silent they are marked as stale. */
    public <V> @Nullable Reading<KeyValue<String, V>> current(Scan<V> scan) {
        // Asked before and after: what was read while the task was taken away belongs to nobody.
        if (!current.test(scan.store().name())) {
            return null;
        }
        List<KeyValue<String, V>> rows = rows(scan, false);
        return rows == null || !current.test(scan.store().name()) ? null : new Reading<>(rows, silence());
    }

    private @Nullable Staleness silence() {
        Freshness now = freshness.get();
        return now.kafkaIsSilent() ? new Staleness(0, now.kafkaAnsweredSecondsAgo()) : null;
    }

    /** The rows as they are in a copy here, if it is known how far behind that is; null otherwise. */
    public <V> @Nullable Reading<KeyValue<String, V>> copied(Scan<V> scan) {
        Staleness staleness = lags.of(scan.store().name());
        List<KeyValue<String, V>> rows = staleness == null ? null : rows(scan, true);
        return rows == null ? null : new Reading<>(rows, staleness);
    }

    /**
     * The rows, as current as they can be had here.
     *
     * @throws IncompleteAnswerException if they are not here
     */
    public <V> Reading<KeyValue<String, V>> best(Scan<V> scan) {
        Reading<KeyValue<String, V>> found = current(scan);
        found = found == null ? copied(scan) : found;
        if (found == null) {
            throw new IncompleteAnswerException(scan.subject() + " cannot be read here");
        }
        return found;
    }

    /** Whether the rates can be read here and are current. */
    public boolean hasRates() {
        return current(Scan.after(StateStores.RATES, "", 1)) != null;
    }

    /** The rates of all migrations, if they are put together here; null otherwise. */
    public @Nullable List<MigrationRates> ratesHere() {
        return all(StateStores.RATES);
    }

    /** The states of all migrations, if they are decided here; null otherwise. */
    public @Nullable List<MigrationState> statesHere() {
        return all(StateStores.MIGRATIONS);
    }

    private <V> @Nullable List<V> all(StoreDef<String, V> store) {
        Reading<KeyValue<String, V>> rows = current(Scan.after(store, "", Integer.MAX_VALUE));
        return rows == null ? null : rows.map(row -> row.value).values();
    }

    private <V> @Nullable List<KeyValue<String, V>> rows(Scan<V> scan, boolean copy) {
        try {
            return scan.in(finder.find(scan.store(), copy));
        } catch (InvalidStateStoreException | IllegalStateException notReadable) {
            // Kafka Streams says so for a store elsewhere, one that moves, one that is restored, and when it is not
            // running (IllegalStateException).
            return null;
        }
    }

    private record StreamsStores(KafkaStreams streams) implements Finder {

        @Override
        public <V> ReadOnlyKeyValueStore<String, V> find(StoreDef<String, V> store, boolean copy) {
            var parameters = StoreQueryParameters.fromNameAndType(
                            store.name(), QueryableStoreTypes.<String, V>keyValueStore())
                    .withPartition(0);
            return streams.store(copy ? parameters.enableStaleStores() : parameters);
        }
    }
}
