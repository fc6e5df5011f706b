package dev.gnomon.comparator.http;

import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MinuteCounts;
import java.time.Instant;
import java.util.List;

/** Rates with every count set to something else, so that no two can be mistaken for each other. */
final class SampleRates {

    private SampleRates() {}

    static MigrationRates of(String migration) {
        Counts total = new Counts(80L, 10L, 5L, 3L, 2L, 15L, 10L, 4L, 1L);
        Counts minute = new Counts(1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L);
        MigrationRates rates = empty(migration);
        rates.setPartitions(6);
        rates.setTotal(total);
        rates.setPending(7);
        rates.setDuplicates(11);
        rates.setConflictingDuplicates(12);
        rates.setRevisions(13);
        rates.setTooLate(14);
        rates.setRepeats(16);
        rates.setMisrouted(17);
        rates.setMinutes(List.of(new MinuteCounts(29_538_240L, minute)));
        return rates;
    }

    /** A migration of which only one side has come so far. */
    static MigrationRates empty(String migration) {
        MigrationRates rates = new MigrationRates();
        rates.setMigration(migration);
        rates.setUpdatedAt(Instant.parse("2026-03-01T12:00:00Z"));
        rates.setTotal(new Counts(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L));
        rates.setPending(1);
        rates.setMinutes(List.of());
        rates.setOperations(List.of());
        return rates;
    }
}
