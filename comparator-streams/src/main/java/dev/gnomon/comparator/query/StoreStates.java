package dev.gnomon.comparator.query;

import dev.gnomon.comparator.topology.CommandKeys;
import dev.gnomon.comparator.topology.StateStores;
import dev.gnomon.schemas.MigrationState;

/** States and commands from the stores of the one task that decides. */
public final class StoreStates implements StatesQuery {

    private final StoreReader reader;

    /** States and commands that {@code reader} finds. */
    public StoreStates(StoreReader reader) {
        this.reader = reader;
    }

    @Override
    public Reading<MigrationState> of(String migration) {
        return reader.read(Scan.of(StateStores.MIGRATIONS, migration)).map(row -> row.value);
    }

    @Override
    public Reading<MigrationState> after(String previous, int limit) {
        return reader.read(Scan.after(StateStores.MIGRATIONS, previous, limit)).map(row -> row.value);
    }

    @Override
    public Reading<Numbered> history(String migration, long before, int limit) {
        String oldest = CommandKeys.of(migration, 0);
        String newest = CommandKeys.of(migration, before - 1);
        return reader.read(new Scan<>(StateStores.COMMANDS, oldest, newest, limit, true))
                .map(row -> new Numbered(CommandKeys.numberOf(row.key), row.value));
    }
}
