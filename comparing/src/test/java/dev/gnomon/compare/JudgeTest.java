package dev.gnomon.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.DifferenceKind;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    private final Judge judge = new Judge();

    @Test
    void theSameContentIsAMatch() {
        Judgement judgement =
                judge.judge(Answers.json("{\"a\":1,\"b\":[true]}"), Answers.json("{\"b\":[true],\"a\":1.0}"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.MATCH);
        assertThat(judgement.differences()).isEmpty();
        assertThat(judgement.reason()).isNull();
        assertThat(judgement.signature()).isEqualTo("MATCH");
    }

    @Test
    void otherContentIsAMismatchThatNamesThePlace() {
        Judgement judgement = judge.judge(Answers.json("{\"a\":[1,2]}"), Answers.json("{\"a\":[1,3]}"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.MISMATCH);
        assertThat(judgement.differences()).extracting(Answers::described).containsExactly("/a/1 CHANGED 2 -> 3");
        assertThat(judgement.signature()).isEqualTo("MISMATCH /a/* CHANGED");
        assertThat(judgement.reason()).isNull();
    }

    @Test
    void theSameBytesAreAMatchEvenIfTheyAreNoJson() {
        assertThat(judge.judge(Answers.json("{oops"), Answers.json("{oops")).verdict())
                .isEqualTo(Verdict.MATCH);
    }

    @ParameterizedTest
    @CsvSource({"OLD,SHADOW,false", "REVERSE_SHADOW,NEW,false", "SHADOW,REVERSE_SHADOW,true", "NEW,OLD,true"})
    void onlySidesUnderDifferentAuthoritiesAreExcluded(Mode oldMode, Mode newMode, boolean excluded) {
        Observation oldSide = Answers.json("1");
        Observation newSide = Answers.json("1");
        oldSide.setMode(oldMode);
        newSide.setMode(newMode);

        Judgement judgement = judge.judge(oldSide, newSide);

        assertThat(judgement.verdict()).isEqualTo(excluded ? Verdict.EXCLUDED : Verdict.MATCH);
        if (excluded) {
            assertThat(judgement.reason()).contains(oldMode.name(), newMode.name());
        }
    }

    @Test
    void differentVersionsOfOneDependencyExclude() {
        Observation oldSide = Answers.json("1");
        Observation newSide = Answers.json("2");
        oldSide.setVersions(Map.of("tax-table", "3", "fx", "1"));
        newSide.setVersions(Map.of("tax-table", "4"));

        Judgement judgement = judge.judge(oldSide, newSide);

        assertThat(judgement.verdict()).isEqualTo(Verdict.EXCLUDED);
        assertThat(judgement.reason()).isEqualTo("the sides declare different versions of tax-table");
    }

    @Test
    void versionsThatOnlyOneSideDeclaresDoNotExclude() {
        Observation oldSide = Answers.json("1");
        Observation newSide = Answers.json("1");
        oldSide.setVersions(Map.of("old-db", "3"));
        newSide.setVersions(Map.of("new-db", "4"));

        assertThat(judge.judge(oldSide, newSide).verdict()).isEqualTo(Verdict.MATCH);
    }

    @Test
    void exclusionComesBeforeFailure() {
        Observation failed = Answers.failure("Timeout");
        failed.setMode(Mode.NEW);

        assertThat(judge.judge(Answers.json("1"), failed).verdict()).isEqualTo(Verdict.EXCLUDED);
    }

    @Test
    void aFailureOnOneSideIsThatSidesFailure() {
        Judgement newFailed = judge.judge(Answers.json("1"), Answers.failure("Timeout"));
        Judgement oldFailed = judge.judge(Answers.failure("Timeout"), Answers.json("1"));

        assertThat(newFailed.verdict()).isEqualTo(Verdict.NEW_FAILED);
        assertThat(newFailed.signature()).isEqualTo("NEW_FAILED Timeout");
        assertThat(oldFailed.verdict()).isEqualTo(Verdict.OLD_FAILED);
        assertThat(oldFailed.signature()).isEqualTo("OLD_FAILED Timeout");
    }

    @Test
    void theSameFailureOnBothSidesIsAMatchWhateverItSays() {
        Judgement judgement =
                judge.judge(Answers.failure("NotFound", "no 7"), Answers.failure("NotFound", "7 is gone"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.MATCH);
    }

    @Test
    void differentFailuresDiffer() {
        Judgement judgement = judge.judge(Answers.failure("NotFound"), Answers.failure("Timeout"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.FAILURES_DIFFER);
        assertThat(judgement.signature()).isEqualTo("FAILURES_DIFFER NotFound, Timeout");
    }

    @Test
    void aFailureComesBeforeAnIncompletePayload() {
        Observation cut = Answers.json("[1,");
        cut.setCompleteness(Completeness.TRUNCATED);

        assertThat(judge.judge(cut, Answers.failure("Timeout")).verdict()).isEqualTo(Verdict.NEW_FAILED);
    }

    @Test
    void differentHashKeysCannotBeCompared() {
        Observation oldSide = Answers.json("1");
        Observation newSide = Answers.json("1");
        oldSide.setHashKeyId("2026-01");
        newSide.setHashKeyId("2026-02");

        Judgement judgement = judge.judge(oldSide, newSide);

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(judgement.reason()).isEqualTo("the sides' sensitive fields were hashed with different keys");
    }

    @Test
    void aSideThatHashedNothingIsComparedWithOneThatDid() {
        Observation oldSide = Answers.json("{\"iban\":\"hmac-sha256:string:x\"}");
        Observation newSide = Answers.json("{\"iban\":null}");
        oldSide.setHashKeyId("2026-01");

        assertThat(judge.judge(oldSide, newSide).verdict()).isEqualTo(Verdict.MISMATCH);
    }

    @Test
    void differentFormatsCannotBeCompared() {
        Judgement judgement = judge.judge(Answers.json("1"), Answers.text("1"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(judgement.reason()).isEqualTo("the old side answered in JSON, the new side in TEXT");
    }

    @ParameterizedTest
    @CsvSource({
        "TRUNCATED,the new side's payload was cut at the size limit",
        "WITHHELD,the new side's payload was withheld"
    })
    void incompletePayloadsCannotBeComparedEvenIfTheyAreEqual(Completeness completeness, String reason) {
        Observation newSide = Answers.json("[1]");
        newSide.setCompleteness(completeness);

        Judgement judgement = judge.judge(Answers.json("[1]"), newSide);

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(judgement.reason()).isEqualTo(reason);
    }

    @Test
    void anAbsentPayloadCannotBeCompared() {
        Observation without = Answers.json("1");
        without.setPayload(null);

        Judgement judgement = judge.judge(without, Answers.json("1"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.NOT_COMPARABLE);
        assertThat(judgement.reason()).isEqualTo("the old side has no payload");
    }

    @Test
    void textsAreComparedByCharacter() {
        Judgement judgement = judge.judge(Answers.text("1.0"), Answers.text("1.00"));

        assertThat(judgement.verdict()).isEqualTo(Verdict.MISMATCH);
        assertThat(judgement.differences())
                .extracting(Answers::described)
                .containsExactly(" CHANGED \"1.0\" -> \"1.00\"");
    }

    @Test
    void bytesAreComparedByByteAndShownInBase64() {
        Observation oldSide = Answers.of(PayloadFormat.BYTES, new byte[] {1, 2, 3});
        Observation newSide = Answers.of(PayloadFormat.BYTES, new byte[] {1, 2, (byte) 0xFF});

        Judgement judgement = judge.judge(oldSide, newSide);

        assertThat(judgement.verdict()).isEqualTo(Verdict.MISMATCH);
        assertThat(judgement.differences())
                .extracting(Answers::described)
                .containsExactly(" CHANGED \"AQID\" -> \"AQL/\"");
    }

    @Test
    void bytesThatDifferOnlyBehindWhatIsShownStillDiffer() {
        byte[] longer = new byte[1_000];
        longer[999] = 1;

        Judgement judgement =
                judge.judge(Answers.of(PayloadFormat.BYTES, new byte[1_000]), Answers.of(PayloadFormat.BYTES, longer));

        assertThat(judgement.differences()).hasSize(1);
        assertThat(judgement.differences().get(0).getKind()).isEqualTo(DifferenceKind.CHANGED);
    }

    @Test
    void judgingMovesNoPositionInThePayloads() {
        Observation oldSide = Answers.json("{\"a\":1}");
        Observation newSide = Answers.json("{\"a\":2}");

        Judgement first = judge.judge(oldSide, newSide);
        Judgement second = judge.judge(oldSide, newSide);

        assertThat(second).isEqualTo(first);
        assertThat(oldSide.getPayload().remaining()).isEqualTo(7);
    }

    @Test
    void aMissingSideHasItsVerdictAsSignature() {
        assertThat(Judgement.missing(Side.NEW).verdict()).isEqualTo(Verdict.MISSING_NEW);
        assertThat(Judgement.missing(Side.OLD).signature()).isEqualTo("MISSING_OLD");
    }
}
