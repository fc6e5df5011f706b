package dev.gnomon.comparator.topology;

import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Outcome;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/** What the control task remembers: the states in force, and every command that was decided. */
final class ControlStores {

    private final KeyValueStore<String, MigrationState> states;
    private final KeyValueStore<String, Command> commands;
    private final KeyValueStore<String, String> ids;

    ControlStores(ProcessorContext<?, ?> context) {
        states = StateStores.MIGRATIONS.open(context);
        commands = StateStores.COMMANDS.open(context);
        ids = StateStores.COMMAND_IDS.open(context);
    }

    @Nullable
    MigrationState state(String migration) {
        return states.get(migration);
    }

    List<MigrationState> states() {
        List<MigrationState> found = new ArrayList<>();
        try (KeyValueIterator<String, MigrationState> all = states.all()) {
            all.forEachRemaining(entry -> found.add(entry.value));
        }
        return found;
    }

    void put(MigrationState state) {
        states.put(state.getMigration(), state);
    }

    /** What became of an earlier command with the same ID; null where there was none. */
    @Nullable
    Outcome earlier(Command command) {
        String key = ids.get(CommandKeys.of(command));
        Command decided = key == null ? null : commands.get(key);
        return decided == null ? null : decided.getOutcome();
    }

    /** Remembers a command that was decided. The first one of its ID is the one that counts. */
    void remember(Command decided, long offset) {
        String key = CommandKeys.of(decided.getMigration(), offset);
        commands.put(key, decided);
        ids.putIfAbsent(CommandKeys.of(decided), key);
    }
}
