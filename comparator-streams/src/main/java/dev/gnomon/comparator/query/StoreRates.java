package dev.gnomon.comparator.query;

import dev.gnomon.comparator.topology.StateStores;
import dev.gnomon.schemas.MigrationRates;

/** Rates from the store in which they are put together, which has one partition. */
public final class StoreRates implements RatesQuery {

    private final StoreReader reader;

    /** Rates that {@code reader} finds. */
    public StoreRates(StoreReader reader) {
        this.reader = reader;
    }

    @Override
    public Reading<MigrationRates> of(String migration) {
        return reader.read(Scan.of(StateStores.RATES, migration)).map(row -> row.value);
    }

    @Override
    public Reading<MigrationRates> after(String previous, int limit) {
        return reader.read(Scan.after(StateStores.RATES, previous, limit)).map(row -> row.value);
    }
}
