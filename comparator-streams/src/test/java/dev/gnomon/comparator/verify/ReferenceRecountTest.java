package dev.gnomon.comparator.verify;

import static dev.gnomon.schemas.Verdict.MATCH;
import static dev.gnomon.schemas.Verdict.MISMATCH;
import static dev.gnomon.schemas.Verdict.MISSING_NEW;
import static dev.gnomon.schemas.Verdict.MISSING_OLD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.Observations;
import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Framing;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Window 10 s, late until 40 s, remembered for the rest of the minute and 120 s. */
class ReferenceRecountTest {

    private static final PairingConfig CONFIG = new PairingConfig(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(120),
            Duration.ofSeconds(1),
            1 << 20,
            1_000_000);
    private static final Codec<Observation> CODEC = Codec.of(Observation.class);
    private static final ObservationReader READER =
            new ObservationReader(Arriving.TOPICS, Framing.embedded(), 1_000_000);

    private final Arriving arriving = new Arriving();

    @Test
    void sidesWithinTheWindowAreComparedAndAMatchIsNoEvent() {
        arriving.oldSide(0, "a", "1")
                .newSide(10, "a", "1.0")
                .newSide(1, "b", "1")
                .oldSide(2, "b", "2");

        Recount recount = recountAt(11);

        assertThat(counts(recount)).isEqualTo(Map.of(Count.MATCH, 1L, Count.MISMATCH, 1L));
        assertThat(recount.histories())
                .isEqualTo(Map.of(request("b"), List.of(History.of(new Event(0, MISMATCH, null)))));
    }

    @Test
    void aSideThatIsAloneIsPendingForAWindowAndMissingItsCounterpartAfterwards() {
        arriving.oldSide(0, "a", "1").newSide(0, "b", "1");

        assertThat(counts(recountAt(10))).isEqualTo(Map.of(Count.PENDING, 2L));
        assertThat(counts(recountAt(10.001))).isEqualTo(Map.of(Count.MISSING_NEW, 1L, Count.MISSING_OLD, 1L));
        assertThat(recountAt(11).histories())
                .isEqualTo(Map.of(
                        request("a"), List.of(History.of(new Event(0, MISSING_NEW, null))),
                        request("b"), List.of(History.of(new Event(0, MISSING_OLD, null)))));
    }

    @Test
    void aLateSideRevisesTheVerdictAlsoToAMatch() {
        arriving.oldSide(0, "a", "1")
                .newSide(10.001, "a", "1")
                .newSide(0, "b", "1")
                .oldSide(40, "b", "2");

        Recount recount = recountAt(100);

        assertThat(counts(recount)).isEqualTo(Map.of(Count.MATCH, 1L, Count.MISMATCH, 1L, Count.REVISIONS, 2L));
        assertThat(recount.histories())
                .isEqualTo(Map.of(
                        request("a"),
                        List.of(History.of(new Event(0, MISSING_NEW, null), new Event(1, MATCH, MISSING_NEW))),
                        request("b"),
                        List.of(History.of(new Event(0, MISSING_OLD, null), new Event(1, MISMATCH, MISSING_OLD)))));
    }

    @Test
    void aSideAfterTheLateHorizonChangesNothing() {
        arriving.oldSide(0, "a", "1").newSide(40.001, "a", "1").newSide(41, "a", "1");

        Recount recount = recountAt(41);

        assertThat(counts(recount)).isEqualTo(Map.of(Count.MISSING_NEW, 1L, Count.TOO_LATE, 1L, Count.DUPLICATES, 1L));
        assertThat(recount.histories())
                .isEqualTo(Map.of(request("a"), List.of(History.of(new Event(0, MISSING_NEW, null)))));
    }

    @Test
    void duplicatesOfEitherSideChangeNoVerdictAndConflictsAreCountedApart() {
        arriving.oldSide(0, "a", "1")
                .oldSide(1, "a", "2")
                .newSide(2, "a", "1")
                .newSide(3, "a", "1")
                .oldSide(4, "a", "1");

        assertThat(counts(recountAt(100)))
                .isEqualTo(Map.of(Count.MATCH, 1L, Count.DUPLICATES, 2L, Count.CONFLICTING_DUPLICATES, 1L));
    }

    @Test
    void theSameAnswerGivenAtAnotherTimeIsNoConflict() {
        Observation again = Observations.answered(Side.OLD, "a", "1");
        again.setAnsweredAt(Instant.ofEpochSecond(9));
        again.setLatencyMicros(99);
        arriving.oldSide(0, "a", "1").record(1, Arriving.TOPICS.oldResults(), "a", CODEC.encode(again));

        assertThat(counts(recountAt(5))).isEqualTo(Map.of(Count.PENDING, 1L, Count.DUPLICATES, 1L));
    }

    @Test
    void aRequestIsRememberedToTheEndOfItsMinuteAndTheDuplicateHorizon() {
        arriving.oldSide(50, "a", "1")
                .newSide(51, "a", "1")
                .oldSide(179.999, "a", "1")
                .oldSide(180, "a", "1");

        Recount recount = recountAt(300);

        assertThat(counts(recount)).isEqualTo(Map.of(Count.MATCH, 1L, Count.DUPLICATES, 1L, Count.MISSING_NEW, 1L));
    }

    @Test
    void migrationsAreCountedApartEvenWithTheSameRequestId() {
        Observation other = Observations.answered(Side.NEW, "a", "1");
        other.setMigration("quote-v2");
        arriving.oldSide(0, "a", "1").record(1, Arriving.TOPICS.newResults(), "a", CODEC.encode(other));

        assertThat(recountAt(20).counts())
                .isEqualTo(Map.of(
                        Observations.MIGRATION,
                        Map.of(Count.MISSING_NEW, 1L),
                        "quote-v2",
                        Map.of(Count.MISSING_OLD, 1L)));
    }

    @Test
    void repeatsAreCountedButNotPaired() {
        arriving.oldSide(0, "a", "1")
                .record(
                        1,
                        Arriving.TOPICS.oldResults(),
                        "a",
                        CODEC.encode(Observations.answered(Side.OLD_REPEAT, "a", "2")))
                .newSide(2, "a", "1");

        assertThat(counts(recountAt(20))).isEqualTo(Map.of(Count.MATCH, 1L, Count.REPEATS, 1L));
    }

    @Test
    void recordsInAPartitionThatIsNotTheirKeysAreMisrouted() {
        arriving.oldSide(0, "a", "1").oldSide(0, "b", "1").oldSide(0, "c", "1").oldSide(0, "d", "1");
        ReferenceRecount reference = new ReferenceRecount(CONFIG, READER, Set.of(), 2);

        reference.partition(arriving.inOrder(), Arriving.millis(20));

        Map<Count, Long> counts = counts(reference.result());
        assertThat(counts.keySet()).containsExactly(Count.MISSING_NEW, Count.MISROUTED);
        assertThat(counts.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(4);
    }

    @Test
    void whatIsNoObservationOfItsKeyAndTopicIsADeadLetter() {
        String topic = Arriving.TOPICS.oldResults();
        byte[] whole = CODEC.encode(Observations.answered(Side.OLD, "a", "1"));
        Observation unnamed = Observations.answered(Side.OLD, "a", "1");
        unnamed.setMigration("No Slug");
        arriving.record(0, topic, "a", new byte[0])
                .record(0, topic, "a", Arrays.copyOf(whole, whole.length - 1))
                .record(0, topic, "other", whole)
                .record(0, topic, "a", CODEC.encode(Observations.answered(Side.NEW, "a", "1")))
                .record(0, topic, "a", CODEC.encode(unnamed))
                .oldSide(0, "a", "1");

        Recount recount = recountAt(1);

        assertThat(recount.deadLetters()).extracting(Place::offset).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L);
        assertThat(counts(recount)).isEqualTo(Map.of(Count.PENDING, 1L));
    }

    @Test
    void timeNeverGoesBackWithinASide() {
        arriving.oldSide(30, "x", "1")
                .oldSide(5, "a", "1")
                .newSide(39, "a", "1")
                .newSide(39, "x", "1");

        assertThat(counts(recountAt(100))).isEqualTo(Map.of(Count.MATCH, 2L));
    }

    private Recount recountAt(double second) {
        ReferenceRecount reference = new ReferenceRecount(CONFIG, READER, Set.of(), 1);
        reference.partition(arriving.inOrder(), Arriving.millis(second));
        return reference.result();
    }

    private static Map<Count, Long> counts(Recount recount) {
        return recount.counts().getOrDefault(Observations.MIGRATION, Map.of());
    }

    private static RequestKey request(String requestId) {
        return new RequestKey(Observations.MIGRATION, requestId);
    }
}
