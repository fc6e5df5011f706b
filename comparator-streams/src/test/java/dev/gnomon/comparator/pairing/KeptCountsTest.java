package dev.gnomon.comparator.pairing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.Observations;
import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.pairing.SimulatedTask.Logged;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PartitionRates;
import dev.gnomon.schemas.Side;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What the journal and the stored tallies keep, over hours, quiet nights and crashes. */
class KeptCountsTest {

    private static final long START = 1_772_366_400_000L;
    private static final int HORIZON_SECONDS =
            (int) PairingConfig.DEFAULT.duplicateHorizon().toSeconds();

    private final SimulatedTask task = new SimulatedTask(PairingConfig.DEFAULT, START);
    private int requests;

    @Test
    void aTallyIsStoredOncePerHorizonHoweverOftenItChanges() {
        pass(3 * 3600);

        int horizons = 3 * 3600 / HORIZON_SECONDS;
        assertThat(task.countsStored()).isBetween(horizons / 2, horizons);
    }

    @Test
    void theJournalKeepsNoMoreThanTheHorizon() {
        pass(3 * 3600);

        // Its grain is the minute, and what begins in one may be remembered until the end of the next.
        assertThat(task.journalEntries()).isBetween(HORIZON_SECONDS, HORIZON_SECONDS + 120);
    }

    @Test
    void afterACrashTheCountsAreThoseOfTheJournalAndOfWhatWasStored() {
        pass(2 * 3600 + 17);
        task.crash();

        PartitionRates counts = countsOfM();
        assertThat(counts.getTotal().getMatch()).isEqualTo(requests);
        assertThat(counts.getOldObservations()).isEqualTo(requests);
        assertThat(counts.getMinutes())
                .hasSize(60)
                .last()
                .satisfies(last -> assertThat(last.getCounts().getMatch()).isEqualTo(17));
    }

    @Test
    void aMigrationThatFellSilentDoesNotHoldTheJournal() {
        observe("silent");
        pass(3 * 3600);

        assertThat(task.journalEntries()).isLessThanOrEqualTo(HORIZON_SECONDS + 120);
        assertThat(task.allCounts()).containsKeys("silent", "m");
    }

    @Test
    void moreTalliesThanOneCommitStoresLoseNothingInACrash() {
        int migrations = 1_200;
        for (int migration = 0; migration < migrations; migration++) {
            observe("m" + migration);
        }
        task.commit();
        task.now += 2_000L * HORIZON_SECONDS;
        task.tick();
        task.commit();
        assertThat(task.countsStored()).isBetween(1, migrations - 1);

        task.crash();

        assertThat(task.allCounts().values())
                .hasSize(migrations)
                .allSatisfy(counts -> assertThat(counts.getTotal().getMatch()).isEqualTo(1));
    }

    @Test
    void aQuietNightAndTwoRestartsLoseNothing() {
        pass(HORIZON_SECONDS);
        task.now += 2_000L * HORIZON_SECONDS;
        for (int tick = 0; tick < 3; tick++) {
            task.tick();
            task.commit();
        }
        assertThat(task.journalEntries()).isEqualTo(1);

        task.crash();
        pass(60);
        task.crash();

        assertThat(countsOfM().getTotal().getMatch()).isEqualTo(requests);
    }

    @Test
    void aRequestIsNotForgottenBeforeTheJournalHasItsVerdict() {
        observe("m", Side.OLD);
        task.commit();
        task.now += 2_000L * HORIZON_SECONDS;
        tickThroughTheWholeIndex();
        task.commit();

        task.crash();
        requests++;
        observe("m"); // shows the broker's time
        tickThroughTheWholeIndex();

        assertThat(countsOfM().getTotal().getMissingNew()).isEqualTo(1);
        assertThat(task.published()).hasSize(1);
    }

    @Test
    void anEntryOfTheJournalFitsIntoARecordHoweverLongItIsUntilTheCommit() {
        for (requests = 0; requests < 150_000; requests++) {
            observe("m" + requests % 4_000, requests % 3 == 0 ? Side.OLD : Side.NEW);
        }
        task.now += 5_000;
        task.tick();
        task.now += 2_000L * HORIZON_SECONDS;
        task.tick();
        task.commit();

        assertThat(task.largestJournalEntry()).isLessThan(1_000_000);
    }

    @Test
    void aRevisionTakesBackWhatWasAnnouncedAlsoWhereTheLateSideBearsAnEarlierTime() {
        observe("m", Side.OLD);
        task.now += 63_000;
        task.tick();
        task.now -= 118_000;
        observe("m", Side.NEW);

        assertThat(countsOfM().getTotal().getMatch()).isEqualTo(1);
        assertThat(countsOfM().getTotal().getMissingNew()).isZero();
        assertThat(countsOfM().getTotal().getMissingOld()).isZero();
        assertThat(countsOfM().getMinutes())
                .singleElement()
                .satisfies(minute -> assertThat(minute.getCounts().getMatch()).isEqualTo(1));
        assertThat(task.published().get(1).getPreviousVerdict())
                .isEqualTo(task.published().get(0).getVerdict());
        assertThat(task.published().get(1).getDiscrepancyId())
                .isEqualTo(task.published().get(0).getDiscrepancyId());
    }

    private void tickThroughTheWholeIndex() {
        for (int tick = 0; tick < RequestIndex.SEGMENTS; tick++) {
            task.tick();
        }
    }

    private PartitionRates countsOfM() {
        return Objects.requireNonNull(task.allCounts().get("m"));
    }

    private void pass(int seconds) {
        for (int second = 0; second < seconds; second++) {
            observe("m");
            requests++;
            task.now += 1_000;
            task.tick();
            task.commit();
        }
    }

    private void observe(String migration) {
        observe(migration, Side.OLD);
        observe(migration, Side.NEW);
    }

    private void observe(String migration, Side side) {
        String requestId = migration + "-" + requests;
        Observation observation = Observations.answered(side, requestId, "{}");
        observation.setMigration(migration);
        byte[] value = Codec.of(Observation.class).encode(observation);
        task.append(side, new Logged(requestId, value, task.now));
        task.readOne(side);
    }
}
