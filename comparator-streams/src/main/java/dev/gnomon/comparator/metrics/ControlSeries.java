package dev.gnomon.comparator.metrics;

import dev.gnomon.comparator.query.LocalStores;
import dev.gnomon.schemas.MigrationState;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How the migrations are run, from the one instance that decides. Beyond the bound only the alarms are shown, together.
 */
final class ControlSeries {

    private final LocalStores stores;
    private final Bounded<MigrationState> bounded =
            new Bounded<>(MigrationState::getMigration, Comparator.comparing(MigrationState::getMigration));
    private final Rows mode;
    private final Rows exposure;
    private final Rows epoch;
    private final Rows dark;

    ControlSeries(MeterRegistry registry, LocalStores stores) {
        this.stores = stores;
        mode = new Rows(registry, "gnomon.mode", "1 for the mode in force");
        exposure = new Rows(registry, "gnomon.exposure", "share of request units that are served in the mode");
        epoch = new Rows(registry, "gnomon.epoch", "number of changes so far");
        dark = new Rows(registry, "gnomon.dark", "1 while the shadow has stopped shadowing");
    }

    void refresh() {
        List<MigrationState> all = stores.statesHere();
        if (all != null) {
            bounded.saw(all);
            Map<String, Double> darkOf = new TreeMap<>();
            for (MigrationState state : all) {
                String migration = bounded.label(state);
                darkOf.merge(migration, state.getDark() == null ? 0.0 : 1.0, Double::sum);
                if (!migration.equals(Bounded.OTHER)) {
                    put(state);
                }
            }
            darkOf.forEach((migration, count) -> dark.put(count, "migration", migration));
        }
        List.of(mode, exposure, epoch, dark).forEach(Rows::show);
    }

    private void put(MigrationState state) {
        mode.put(1, "migration", state.getMigration(), "mode", state.getMode().name());
        exposure.put(state.getExposure(), "migration", state.getMigration());
        epoch.put(state.getEpoch(), "migration", state.getMigration());
    }
}
