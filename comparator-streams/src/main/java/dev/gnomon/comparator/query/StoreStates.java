package dev.gnomon.comparator.query;

import dev.gnomon.comparator.query.RatesQuery.Coverage;
import dev.gnomon.comparator.topology.CommandKeys;
import dev.gnomon.comparator.topology.StateStores;
import dev.gnomon.comparator.topology.StoreDef;
import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.MigrationState;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.jspecify.annotations.Nullable;

/** Reads states and commands from the stores of the one task that decides, if it runs in this process. */
public final class StoreStates implements StatesQuery {

    private final KafkaStreams streams;

    /** Reads the stores of {@code streams}. */
    public StoreStates(KafkaStreams streams) {
        this.streams = streams;
    }

    @Override
    public @Nullable MigrationState of(String migration) {
        List<MigrationState> found = read(StateStores.MIGRATIONS, store -> oneOrNone(store.get(migration)));
        return found.isEmpty() ? null : found.get(0);
    }

    @Override
    public List<MigrationState> after(String previous, int limit) {
        return read(StateStores.MIGRATIONS, store -> {
            List<MigrationState> page = new ArrayList<>();
            try (KeyValueIterator<String, MigrationState> entries = store.range(previous, null)) {
                while (entries.hasNext() && page.size() < limit) {
                    KeyValue<String, MigrationState> entry = entries.next();
                    if (!entry.key.equals(previous)) {
                        page.add(entry.value);
                    }
                }
            }
            return page;
        });
    }

    @Override
    public List<Numbered> history(String migration, long before, int limit) {
        String oldest = CommandKeys.of(migration, 0);
        String newest = CommandKeys.of(migration, before - 1);
        return read(StateStores.COMMANDS, store -> {
            List<Numbered> page = new ArrayList<>();
            try (KeyValueIterator<String, Command> entries = store.reverseRange(oldest, newest)) {
                while (entries.hasNext() && page.size() < limit) {
                    KeyValue<String, Command> entry = entries.next();
                    page.add(new Numbered(CommandKeys.numberOf(entry.key), entry.value));
                }
            }
            return page;
        });
    }

    private <V, R> List<R> read(
            StoreDef<String, V> store, Function<ReadOnlyKeyValueStore<String, V>, List<R>> question) {
        try {
            return question.apply(streams.store(
                    StoreQueryParameters.fromNameAndType(store.name(), QueryableStoreTypes.<String, V>keyValueStore())
                            .withPartition(0)));
        } catch (InvalidStateStoreException | IllegalStateException notReadable) {
            throw new IncompleteAnswerException(
                    "the states of the migrations cannot be read here at the moment", new Coverage(0, 1));
        }
    }

    private static List<MigrationState> oneOrNone(@Nullable MigrationState state) {
        return state == null ? List.of() : List.of(state);
    }
}
