package dev.gnomon.comparator.topology;

import static dev.gnomon.comparator.Observations.MIGRATION;
import static dev.gnomon.comparator.Observations.answered;
import static dev.gnomon.comparator.Observations.failed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.MigrationRates;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ComparatorTopologyTest {

    private static final Duration WINDOW = Duration.ofSeconds(10);

    @TempDir
    Path stateFolder;

    private TopologyFixture comparator;

    @BeforeEach
    void start() {
        comparator = new TopologyFixture(PairingConfig.DEFAULT.withWindow(WINDOW), stateFolder);
    }

    @AfterEach
    void stop() {
        comparator.close();
    }

    @Test
    void equalAnswersAreCountedAndNotPublished() {
        comparator.observe(answered(Side.OLD, "r1", "{\"id\":7}"));
        comparator.observe(answered(Side.NEW, "r1", "{\"id\":7}"));

        assertThat(comparator.discrepancies()).isEmpty();
        assertThat(rates().getTotal().getMatch()).isEqualTo(1);
        assertThat(rates().getPending()).isZero();
    }

    @Test
    void aPairThatStraddlesAChangeOfAuthorityIsExcludedAndCountedApart() {
        Observation before = answered(Side.OLD, "r1", "{\"id\":7}");
        before.setMode(Mode.SHADOW);
        before.setEpoch(3);
        Observation after = answered(Side.NEW, "r1", "{\"id\":8}");
        after.setMode(Mode.REVERSE_SHADOW);
        after.setEpoch(4);
        comparator.observe(before);
        comparator.observe(after);

        assertThat(rates().getTotal().getExcluded()).isEqualTo(1);
        assertThat(rates().getTotal().getMismatch()).isZero();
        assertThat(rates().getTotal().getMatch()).isZero();
    }

    @Test
    void aMismatchIsPublishedWithItsDifferences() {
        comparator.observe(answered(Side.OLD, "r1", "{\"id\":7}"));
        comparator.observe(answered(Side.NEW, "r1", "{\"id\":8}"));

        Discrepancy found = onlyDiscrepancy();
        assertThat(found.getVerdict()).isEqualTo(Verdict.MISMATCH);
        assertThat(found.getRequestId()).isEqualTo("r1");
        assertThat(found.getRevision()).isZero();
        assertThat(found.getDifferences()).singleElement().satisfies(difference -> {
            assertThat(difference.getPath()).isEqualTo("/id");
            assertThat(difference.getOldValue()).isEqualTo("7");
            assertThat(difference.getNewValue()).isEqualTo("8");
        });
        assertThat(rates().getTotal().getMismatch()).isEqualTo(1);
    }

    @Test
    void sidesMayComeInEitherOrder() {
        comparator.observe(answered(Side.NEW, "r1", "{\"id\":8}"));
        comparator.observe(answered(Side.OLD, "r1", "{\"id\":7}"));

        assertThat(onlyDiscrepancy().getDifferences().get(0).getOldValue()).isEqualTo("7");
    }

    @Test
    void failuresHaveVerdictsOfTheirOwn() {
        comparator.observe(answered(Side.OLD, "new-fails", "1"));
        comparator.observe(failed(Side.NEW, "new-fails", "Timeout"));
        comparator.observe(failed(Side.OLD, "old-fails", "Timeout"));
        comparator.observe(answered(Side.NEW, "old-fails", "1"));
        comparator.observe(failed(Side.OLD, "both-fail-alike", "Timeout"));
        comparator.observe(failed(Side.NEW, "both-fail-alike", "Timeout"));
        comparator.observe(failed(Side.OLD, "both-fail", "Timeout"));
        comparator.observe(failed(Side.NEW, "both-fail", "Refused"));

        assertThat(verdictsByRequest())
                .isEqualTo(Map.of(
                        "new-fails", Verdict.NEW_FAILED,
                        "old-fails", Verdict.OLD_FAILED,
                        "both-fail", Verdict.FAILURES_DIFFER));
        assertThat(rates().getTotal().getMatch()).isEqualTo(1);
    }

    @Test
    void aSideThatDoesNotComeIsMissingAfterTheWindowWithoutFurtherTraffic() {
        comparator.observe(answered(Side.OLD, "no-new", "1"));
        comparator.observe(answered(Side.NEW, "no-old", "1"));

        comparator.pass(WINDOW.minusSeconds(1));
        assertThat(comparator.discrepancies()).isEmpty();

        comparator.pass(Duration.ofSeconds(4));
        assertThat(verdictsByRequest()).isEqualTo(Map.of("no-new", Verdict.MISSING_NEW, "no-old", Verdict.MISSING_OLD));
        assertThat(rates().getTotal().getMissingNew()).isEqualTo(1);
        assertThat(rates().getTotal().getMissingOld()).isEqualTo(1);
        assertThat(rates().getPending()).isZero();
    }

    @Test
    void nothingIsMissingWhileTheOtherSideHasUnreadRecords() {
        comparator.hasUnread(Side.NEW, 200_000);
        comparator.observe(answered(Side.OLD, "r1", "1"));

        comparator.pass(WINDOW.multipliedBy(3));
        assertThat(comparator.discrepancies()).isEmpty();

        comparator.hasUnread(Side.NEW, 0);
        comparator.pass(Duration.ofSeconds(2));
        assertThat(onlyDiscrepancy().getVerdict()).isEqualTo(Verdict.MISSING_NEW);
    }

    @Test
    void aLateCounterpartRevisesTheVerdict() {
        comparator.observe(answered(Side.OLD, "late", "1"));
        comparator.pass(WINDOW.plusSeconds(3));
        Discrepancy missing = onlyDiscrepancy();

        comparator.observe(answered(Side.NEW, "late", "1"));

        Discrepancy revised = onlyDiscrepancy();
        assertThat(revised.getDiscrepancyId()).isEqualTo(missing.getDiscrepancyId());
        assertThat(revised.getRevision()).isEqualTo(1);
        assertThat(revised.getPreviousVerdict()).isEqualTo(Verdict.MISSING_NEW);
        assertThat(revised.getVerdict()).isEqualTo(Verdict.MATCH);
        MigrationRates rates = rates();
        assertThat(rates.getTotal().getMissingNew()).isZero();
        assertThat(rates.getTotal().getMatch()).isEqualTo(1);
        assertThat(rates.getRevisions()).isEqualTo(1);
        assertThat(rates.getMinutes())
                .singleElement()
                .satisfies(minute -> assertThat(minute.getCounts().getMatch()).isEqualTo(1));
    }

    @Test
    void aCounterpartAfterTheLateHorizonChangesNothing() {
        comparator.observe(answered(Side.OLD, "r1", "1"));
        comparator.pass(WINDOW.plus(PairingConfig.DEFAULT.lateHorizon()).plusSeconds(5));
        comparator.discrepancies();

        comparator.observe(answered(Side.NEW, "r1", "1"));

        assertThat(comparator.discrepancies()).isEmpty();
        assertThat(rates().getTotal().getMissingNew()).isEqualTo(1);
        assertThat(rates().getTooLate()).isEqualTo(1);
    }

    @Test
    void duplicatesAreCountedAndChangeNothing() {
        comparator.observe(answered(Side.OLD, "r1", "1"));
        comparator.observe(answered(Side.OLD, "r1", "1"));
        comparator.observe(answered(Side.NEW, "r1", "1"));
        comparator.observe(answered(Side.NEW, "r1", "1"));
        comparator.observe(answered(Side.OLD, "r1", "2"));

        assertThat(comparator.discrepancies()).isEmpty();
        assertThat(rates().getTotal().getMatch()).isEqualTo(1);
        assertThat(rates().getDuplicates()).isEqualTo(2);
        assertThat(rates().getConflictingDuplicates()).isEqualTo(1);
    }

    @Test
    void sidesUnderDifferentAuthoritiesAreExcluded() {
        Observation newSide = answered(Side.NEW, "r1", "1");
        newSide.setMode(Mode.REVERSE_SHADOW);
        comparator.observe(answered(Side.OLD, "r1", "1"));
        comparator.observe(newSide);

        assertThat(onlyDiscrepancy().getVerdict()).isEqualTo(Verdict.EXCLUDED);
    }

    @Test
    void aRepeatOfTheOldSideIsNotPaired() {
        comparator.observe(answered(Side.OLD_REPEAT, "r1", "1"));
        comparator.pass(WINDOW.plusSeconds(5));

        assertThat(comparator.discrepancies()).isEmpty();
        assertThat(rates().getRepeats()).isEqualTo(1);
    }

    @Test
    void whatCannotBeReadGoesToTheDeadLettersAndStopsNothing() {
        byte[] key = "r1".getBytes(StandardCharsets.UTF_8);
        byte[] good = Codec.of(Observation.class).encode(answered(Side.OLD, "r1", "1"));
        comparator.send(Side.OLD, key, new byte[] {1, 2, 3});
        comparator.send(Side.OLD, key, null);
        comparator.send(Side.OLD, null, good);
        comparator.send(Side.OLD, "other".getBytes(StandardCharsets.UTF_8), good);
        comparator.send(Side.NEW, key, good);
        comparator.send(Side.OLD, key, java.util.Arrays.copyOf(good, good.length - 1));

        assertThat(comparator.deadLetters())
                .extracting(letter ->
                        new String(letter.headers().lastHeader("gnomon.reason").value(), StandardCharsets.UTF_8))
                .containsExactly(
                        "is not an observation in a known version",
                        "has no value",
                        "has no key",
                        "has another request ID than its key",
                        "is of the side OLD, which has another topic",
                        "has a length beyond its end");
        assertThat(comparator.deadLetterCount()).isEqualTo(6);

        comparator.observe(answered(Side.OLD, "r1", "1"));
        comparator.observe(answered(Side.NEW, "r1", "1"));
        assertThat(rates().getTotal().getMatch()).isEqualTo(1);
    }

    private Discrepancy onlyDiscrepancy() {
        List<Discrepancy> found = comparator.discrepancies();
        assertThat(found).hasSize(1);
        return found.get(0);
    }

    private Map<String, Verdict> verdictsByRequest() {
        return comparator.discrepancies().stream()
                .collect(java.util.stream.Collectors.toMap(Discrepancy::getRequestId, Discrepancy::getVerdict));
    }

    private MigrationRates rates() {
        comparator.rates();
        return comparator.ratesInStore(MIGRATION);
    }
}
