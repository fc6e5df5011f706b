package dev.gnomon.comparator.metrics;

import dev.gnomon.comparator.counts.RatesSum;
import dev.gnomon.comparator.decide.Rates;
import dev.gnomon.comparator.query.LocalStores;
import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MinuteCounts;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What has been counted, from the one instance that puts it together; the others have none of these series, so that a sum
 * over all instances counts nothing twice. A late side revises a verdict, so that counts of a verdict can fall: gauges.
 */
final class MigrationSeries {

    /** How many of the newest minutes the rates are of. */
    static final int RECENT_MINUTES = 10;

    private final LocalStores stores;
    private final Bounded<MigrationRates> bounded = new Bounded<>(
            MigrationRates::getMigration,
            Comparator.comparing(
                            (MigrationRates each) -> -Rates.of(each.getTotal()).judged())
                    .thenComparing(MigrationRates::getMigration));
    private final Rows migrations;
    private final Rows requests;
    private final Rows pending;
    private final Rows observations;
    private final Rows compared;
    private final Rows mismatch;
    private final Rows missing;
    private final Rows newFailure;

    MigrationSeries(MeterRegistry registry, LocalStores stores) {
        this.stores = stores;
        migrations = new Rows(registry, "gnomon.migrations", "migrations of which requests have been seen");
        requests = new Rows(registry, "gnomon.requests", "requests since the beginning, by verdict");
        pending = new Rows(registry, "gnomon.pending", "requests of which one side waits for the other");
        observations = new Rows(registry, "gnomon.irregular.observations", "observations that were not paired, by why");
        compared = new Rows(registry, "gnomon.recently.compared", "requests compared in the last 10 minutes");
        mismatch = new Rows(registry, "gnomon.mismatch.rate", "MISMATCH / compared, in the last 10 minutes");
        missing = new Rows(registry, "gnomon.missing.rate", "missing / (compared + missing), in the last 10 minutes");
        newFailure = new Rows(registry, "gnomon.new.failure.rate", "NEW_FAILED / compared, in the last 10 minutes");
    }

    void refresh() {
        List<MigrationRates> all = stores.ratesHere();
        if (all != null) {
            bounded.saw(all);
            Map<String, Sums> sums = new TreeMap<>();
            all.forEach(each -> sums.computeIfAbsent(bounded.label(each), none -> new Sums())
                    .add(each));
            migrations.put(all.size());
            sums.forEach(this::put);
        }
        List.of(migrations, requests, pending, observations, compared, mismatch, missing, newFailure)
                .forEach(Rows::show);
    }

    private void put(String migration, Sums sums) {
        Rates.of(sums.total)
                .verdicts()
                .forEach((verdict, count) -> requests.put(count, "migration", migration, "verdict", verdict.name()));
        pending.put(sums.pending, "migration", migration);
        sums.irregular.forEach((why, count) -> observations.put(count, "migration", migration, "why", why));
        Rates recent = Rates.of(sums.recent);
        compared.put(recent.compared(), "migration", migration);
        putRate(mismatch, recent.mismatchRate(), migration);
        putRate(missing, recent.missingRate(), migration);
        putRate(newFailure, recent.newFailureRate(), migration);
    }

    /** A rate of nothing is no rate, and has no series. */
    private static void putRate(Rows rows, @Nullable Double rate, String migration) {
        if (rate != null) {
            rows.put(rate, "migration", migration);
        }
    }

    private static final class Sums {

        private final long oldest = TimeUnit.MILLISECONDS.toMinutes(System.currentTimeMillis()) - RECENT_MINUTES + 1;
        private final Counts total = new Counts();
        private final Counts recent = new Counts();
        private final Map<String, Long> irregular = new TreeMap<>();
        private long pending;

        void add(MigrationRates rates) {
            RatesSum.add(rates.getTotal(), total);
            for (MinuteCounts minute : rates.getMinutes()) {
                if (minute.getMinute() >= oldest) {
                    RatesSum.add(minute.getCounts(), recent);
                }
            }
            pending += rates.getPending();
            irregular.merge("duplicate", rates.getDuplicates(), Long::sum);
            irregular.merge("conflicting_duplicate", rates.getConflictingDuplicates(), Long::sum);
            irregular.merge("too_late", rates.getTooLate(), Long::sum);
            irregular.merge("misrouted", rates.getMisrouted(), Long::sum);
        }
    }
}
