package dev.gnomon.comparator.query;

import dev.gnomon.comparator.topology.StateStores;
import dev.gnomon.comparator.topology.StoreDef;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/**
 * Rows of one store, from one key to another. All that is ever asked of a store can be said so, here and to another
 * instance.
 *
 * @param store one of {@link #STORES}; it has one partition
 * @param from the lowest key
 * @param to the highest key; null for no bound
 * @param limit how many rows at most, 1 or more
 * @param backwards whether the highest keys come first
 */
public record Scan<V>(
        StoreDef<String, V> store, String from, @Nullable String to, int limit, boolean backwards) {

    /** The stores that can be asked. */
    public static final List<StoreDef<String, ?>> STORES =
            List.of(StateStores.RATES, StateStores.MIGRATIONS, StateStores.COMMANDS);

    public static <V> Scan<V> of(StoreDef<String, V> store, String key) {
        return new Scan<>(store, key, key, 1, false);
    }

    /** The rows whose keys come after {@code previous}; from the first on where that is empty. */
    public static <V> Scan<V> after(StoreDef<String, V> store, String previous, int limit) {
        return new Scan<>(store, previous.isEmpty() ? "" : previous + '\0', null, limit, false);
    }

    /** The rows that {@code rows} holds. */
    public List<KeyValue<String, V>> in(ReadOnlyKeyValueStore<String, V> rows) {
        List<KeyValue<String, V>> found = new ArrayList<>();
        try (KeyValueIterator<String, V> entries = backwards ? rows.reverseRange(from, to) : rows.range(from, to)) {
            while (entries.hasNext() && found.size() < limit) {
                found.add(entries.next());
            }
        }
        return found;
    }

    /** What it asks for, in words. */
    public String subject() {
        return store.equals(StateStores.RATES) ? "the rates" : "the states of the migrations";
    }
}
