package dev.gnomon.comparator.http;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.gnomon.comparator.decide.Rates;
import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.MinuteCounts;
import dev.gnomon.schemas.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one migration, minute by minute.
 *
 * @param summary the numbers since the beginning; its fields stand beside {@code minutes}
 * @param minutes the last minutes that had a verdict, oldest first
 */
record RatesJson(@JsonUnwrapped Summary summary, List<Minute> minutes) {

    static RatesJson of(MigrationRates rates) {
        return new RatesJson(
                Summary.of(rates), rates.getMinutes().stream().map(Minute::of).toList());
    }

    /** The rates of a migration that was created, but of which no request has come. */
    static MigrationRates nothingSeen(MigrationState state) {
        MigrationRates rates = new MigrationRates();
        rates.setMigration(state.getMigration());
        rates.setUpdatedAt(state.getChangedAt());
        rates.setTotal(new Counts());
        rates.setMinutes(List.of());
        return rates;
    }

    /** The numbers of one migration since the beginning. */
    record Summary(
            String migration,
            Instant updatedAt,
            long requests,
            long pending,
            @JsonUnwrapped Numbers numbers,
            long duplicates,
            long conflictingDuplicates,
            long revisions,
            long tooLate,
            long repeats,
            long misrouted) {

        static Summary of(MigrationRates rates) {
            Rates total = Rates.of(rates.getTotal());
            return new Summary(
                    rates.getMigration(),
                    rates.getUpdatedAt(),
                    total.judged() + rates.getPending(),
                    rates.getPending(),
                    Numbers.of(total),
                    rates.getDuplicates(),
                    rates.getConflictingDuplicates(),
                    rates.getRevisions(),
                    rates.getTooLate(),
                    rates.getRepeats(),
                    rates.getMisrouted());
        }
    }

    /** The numbers of one minute, in which the first side of its requests arrived. */
    record Minute(Instant minute, @JsonUnwrapped Numbers numbers) {

        static Minute of(MinuteCounts minute) {
            Instant start = Instant.ofEpochSecond(TimeUnit.MINUTES.toSeconds(minute.getMinute()));
            return new Minute(start, Numbers.of(Rates.of(minute.getCounts())));
        }
    }

    /** Counts and rates; a rate is null where there was nothing to divide by. */
    record Numbers(
            long compared,
            @Nullable Double mismatchRate,
            @Nullable Double newFailureRate,
            @Nullable Double missingRate,
            Map<Verdict, Long> verdicts) {

        static Numbers of(Rates rates) {
            return new Numbers(
                    rates.compared(),
                    rates.mismatchRate(),
                    rates.newFailureRate(),
                    rates.missingRate(),
                    rates.verdicts());
        }
    }
}
