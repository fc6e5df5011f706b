package dev.gnomon.comparator.http;

import dev.gnomon.comparator.peer.PeerAnswers;
import dev.gnomon.comparator.query.ComparatorStatus;
import dev.gnomon.comparator.query.ComparatorStatus.StreamThread;
import dev.gnomon.comparator.query.FakeLocal;
import dev.gnomon.comparator.query.Freshness;
import dev.gnomon.comparator.query.IncompleteAnswerException;
import dev.gnomon.comparator.query.RatesQuery;
import dev.gnomon.comparator.query.Reading;
import dev.gnomon.comparator.query.Staleness;
import dev.gnomon.schemas.MigrationRates;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** Answers with what a test put in. */
public final class FakeQueries implements RatesQuery {

    private final ConcurrentSkipListMap<String, MigrationRates> rates = new ConcurrentSkipListMap<>();
    private final FakeControl control = new FakeControl();
    private final MeterRegistry meters = new SimpleMeterRegistry();
    private volatile boolean readable = true;
    private volatile @Nullable Staleness staleness;
    private volatile Runnable held = () -> {};
    private volatile String state = "RUNNING";

    /** All queries, answered from here. */
    public Queries queries() {
        return queries(new FakeLocal().answers());
    }

    /** All queries, with what other instances are answered. */
    Queries queries(PeerAnswers here) {
        return new Queries(this, this::status, control, control, here, () -> "up 1\n", meters);
    }

    /** How migrations are run. */
    FakeControl control() {
        return control;
    }

    /** What the server has counted. */
    MeterRegistry meters() {
        return meters;
    }

    /** Puts the rates of one migration, replacing those there are. */
    public void put(MigrationRates replacement) {
        rates.put(replacement.getMigration(), replacement);
    }

    /** Puts a migration of which little has been seen. */
    public void put(String migration) {
        put(SampleRates.empty(migration));
    }

    /** Has the rates readable nowhere from now on. */
    void loseRates() {
        readable = false;
    }

    /** Says when the next question for one migration has come, and answers it when it is released. */
    void hold(CountDownLatch asked, CountDownLatch released) {
        held = () -> {
            asked.countDown();
            try {
                released.await();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        };
    }

    /** Answers from a copy from now on. */
    void fallBehind(Staleness newStaleness) {
        staleness = newStaleness;
    }

    /** Has the status tell this state from now on. */
    public void enter(String newState) {
        state = newState;
    }

    @Override
    public Reading<MigrationRates> of(String migration) {
        insist();
        held.run();
        MigrationRates found = rates.get(migration);
        return new Reading<>(found == null ? List.of() : List.of(found), staleness);
    }

    @Override
    public Reading<MigrationRates> after(String previous, int limit) {
        insist();
        return new Reading<>(
                rates.tailMap(previous, false).values().stream().limit(limit).toList(), staleness);
    }

    private void insist() {
        if (!readable) {
            throw new IncompleteAnswerException("the rates cannot be read here");
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
                readable,
                Freshness.CURRENT,
                List.of());
    }
}
