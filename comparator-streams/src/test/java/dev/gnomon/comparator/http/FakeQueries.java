package dev.gnomon.comparator.http;

import dev.gnomon.comparator.query.ComparatorStatus;
import dev.gnomon.comparator.query.ComparatorStatus.StreamThread;
import dev.gnomon.comparator.query.IncompleteAnswerException;
import dev.gnomon.comparator.query.RatesQuery;
import dev.gnomon.schemas.MigrationRates;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Answers with what a test put in. */
public final class FakeQueries implements RatesQuery {

    private final ConcurrentSkipListMap<String, MigrationRates> rates = new ConcurrentSkipListMap<>();
    private final FakeControl control = new FakeControl();
    private volatile Coverage coverage = new Coverage(6, 6);
    private volatile String state = "RUNNING";

    /** All queries, answered from here. */
    public Queries queries() {
        return new Queries(this, this::status, control, control);
    }

    /** How migrations are run. */
    FakeControl control() {
        return control;
    }

    /** Puts the rates of one migration, replacing those there are. */
    public void put(MigrationRates replacement) {
        rates.put(replacement.getMigration(), replacement);
    }

    /** Puts a migration of which little has been seen. */
    public void put(String migration) {
        put(SampleRates.empty(migration));
    }

    void cover(Coverage newCoverage) {
        coverage = newCoverage;
    }

    /** Has the status tell this state from now on. */
    public void enter(String newState) {
        state = newState;
    }

    @Override
    public @Nullable MigrationRates of(String migration) {
        insist();
        return rates.get(migration);
    }

    @Override
    public List<MigrationRates> after(String previous, int limit) {
        insist();
        return rates.tailMap(previous, false).values().stream().limit(limit).toList();
    }

    @Override
    public Coverage coverage() {
        return coverage;
    }

    private void insist() {
        if (!coverage.complete()) {
            throw new IncompleteAnswerException(coverage);
        }
    }

    private ComparatorStatus status() {
        return new ComparatorStatus(
                state,
                state.equals("RUNNING"),
                !state.equals("ERROR"),
                "gnomon-comparator",
                Instant.parse("2026-03-01T12:00:00Z"),
                1,
                2,
                List.of(new StreamThread("one", "RUNNING", List.of("0_0", "0_1"), List.of())),
                coverage);
    }
}
