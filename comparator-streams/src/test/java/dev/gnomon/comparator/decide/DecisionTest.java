package dev.gnomon.comparator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionTest {

    private static final Situation A_DAY = new Situation(86_400, 0, false, GuardStanding.CALM, 0);

    @Test
    void noTrafficIsInsufficient() {
        Decision decision = Sample.of(0, 0)
                .in(new Situation(3_600, 3_600, true, GuardStanding.CALM, 0))
                .decide();

        assertThat(decision.answer()).isEqualTo(Answer.INSUFFICIENT);
        assertThat(decision.reasons())
                .anySatisfy(reason -> assertThat(reason).contains("0 of 0 compared pairs"))
                .anySatisfy(reason -> assertThat(reason).contains("dark"))
                .anySatisfy(reason -> assertThat(reason).contains("last verdict is 1 h old"));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 100, 3_628, 1_000_000})
    void bothSidesFailingDifferentlyNeverPromotes(long pairs) {
        // FAILURES_DIFFER counts as a mismatch.
        assertThat(Sample.of(pairs, pairs).in(A_DAY).decide().answer()).isNotEqualTo(Answer.PROMOTE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 1_000, 1_000_000_000})
    void everythingNotComparableNeverPromotes(long pairs) {
        Decision decision = Sample.of(0, 0, 0, 0, pairs).in(A_DAY).decide();

        assertThat(decision.answer()).isEqualTo(Answer.INSUFFICIENT);
        assertThat(decision.reasons())
                .anySatisfy(
                        reason -> assertThat(reason).contains("notComparable").contains("cannot be compared"));
    }

    @Test
    void vacuousMatchesAreInsufficientAndSaidSo() {
        Decision decision = new Sample(Sample.vacuous(10_000, 10_000), Map.of(), A_DAY).decide();

        assertThat(decision.answer()).isEqualTo(Answer.INSUFFICIENT);
        assertThat(decision.reasons())
                .anySatisfy(reason -> assertThat(reason).contains("0 of 10,000").contains("10,000 were vacuous"));
    }

    @Test
    void aThousandTellingPairsAmongVacuousOnesAreEnough() {
        assertThat(new Sample(Sample.vacuous(10_000, 9_001), Map.of(), A_DAY)
                        .decide()
                        .answer())
                .isEqualTo(Answer.INSUFFICIENT);
        assertThat(new Sample(Sample.vacuous(10_000, 9_000), Map.of(), A_DAY)
                        .decide()
                        .answer())
                .isEqualTo(Answer.PROMOTE);
    }

    @Test
    void missesThatCameLaterStillRollBackByTheirFirstVerdicts() {
        PairCounts revised = new PairCounts(100_350, 0, 0, 0, 0, 300, new PairCounts.FirstVerdicts(100_000, 650));

        Decision decision = new Sample(revised, Map.of(), A_DAY).decide();

        assertThat(decision.answer()).isEqualTo(Answer.ROLLBACK);
        LimitCheck missing = decision.checks().get(2);
        assertThat(missing.found().upper()).isLessThan(0.005);
        Digits.assertSame(missing.found().lower(), "5.558390e-3");
    }

    @Test
    void anOperationNeedsAHundredPairsThatShowSomething() throws InvalidPolicyException {
        Policy policy = PolicyReader.read("{\"operations\": [\"refund\"]}");
        Sample plenty = Sample.of(100_000, 0);

        assertThat(Decision.of(plenty.with("refund", Sample.vacuous(200, 101)).evidence(), policy)
                        .reasons())
                .anySatisfy(reason -> assertThat(reason)
                        .isEqualTo(
                                "operation refund has 99 of the 100 pairs that it needs; 101 more were vacuous and do"
                                        + " not count"));
        assertThat(Decision.of(plenty.with("refund", Sample.vacuous(200, 100)).evidence(), policy)
                        .answer())
                .isEqualTo(Answer.PROMOTE);
    }

    @Test
    void anOperationIsHeldAgainstTheLimitsWherePolicyAsks() throws InvalidPolicyException {
        Sample sample = Sample.of(1_000_000, 20).with("refund", Sample.counts(1_000, 20, 0, 0, 0));

        Policy covered = PolicyReader.read("{\"operations\": [\"refund\"]}");
        Policy tested = PolicyReader.read("{\"operations\": [\"refund\"], \"perOperation\": true}");

        assertThat(Decision.of(sample.evidence(), covered).answer()).isEqualTo(Answer.PROMOTE);
        Decision decision = Decision.of(sample.evidence(), tested);
        assertThat(decision.answer()).isEqualTo(Answer.ROLLBACK);
        assertThat(decision.reasons())
                .singleElement()
                .asString()
                .startsWith("mismatch of refund: 20 of 1,000 pairs differ");
        assertThat(tested.alphaOfEachRollback()).isEqualTo(0.05 / 6);
    }

    @Test
    void latencyThatWasNotMeasuredIsInsufficient() throws InvalidPolicyException {
        Policy policy = PolicyReader.read("{\"latency\": {\"ratio\": \"1.2\"}}");

        Decision decision = Decision.of(Sample.of(100_000, 0).evidence(), policy);

        assertThat(decision.answer()).isEqualTo(Answer.INSUFFICIENT);
        assertThat(decision.reasons()).containsExactly("latency: none was measured, and the policy limits it");
    }

    @Test
    void noiseIsSubtractedWherePolicyAsks() throws InvalidPolicyException {
        Policy policy = PolicyReader.read("{\"beyondNoise\": true, \"limits\": {\"mismatch\": \"0.01\"}}");
        Sample noisy = Sample.of(200_000, 10_000);

        assertThat(beyond(noisy, new BeyondNoise(200_000, 5_000, 5_000), policy))
                .isEqualTo(Answer.PROMOTE);
        assertThat(beyond(noisy, new BeyondNoise(200_000, 9_000, 5_000), policy))
                .isEqualTo(Answer.ROLLBACK);
        assertThat(beyond(noisy, new BeyondNoise(2_000, 50, 50), policy)).isEqualTo(Answer.HOLD);
        assertThat(Decision.of(noisy.evidence(), policy).answer()).isEqualTo(Answer.INSUFFICIENT);
    }

    private static Answer beyond(Sample sample, BeyondNoise slice, Policy policy) {
        return Decision.of(new Evidence(sample.counts(), Map.of(), A_DAY, slice, null), policy)
                .answer();
    }

    @Test
    void minutesFollowFromTheTraffic() {
        Decision decision = Sample.of(3_028, 0)
                .in(new Situation(3_600, 0, false, GuardStanding.CALM, 100))
                .decide();

        assertThat(decision.needed().ifNoneMore()).isEqualTo(new Needed.Forecast(3_628L, 6.0, false));
    }

    @Test
    void sentencesSayWhatIsMissing() {
        assertThat(Sample.of(10_000, 5).decide().reasons())
                .containsExactly("mismatch: 5 of 10,000 pairs differ; the true rate is at most 0.145 % with 95 %"
                        + " confidence, and the limit is 0.1 %; about 4,500 more pairs show that it is met, if none of"
                        + " them is bad, and 19,000 at this rate");
        assertThat(Sample.of(20_000, 40).decide().reasons())
                .containsExactly("mismatch: 40 of 20,000 pairs differ; the true rate is at least 0.112 %, and the limit"
                        + " is 0.1 %");
        assertThat(Sample.of(2, 2).decide().reasons())
                .anySatisfy(reason -> assertThat(reason).contains("fewer than 3 bad ones do not roll back"));
    }

    @Test
    void promoteAndRollBackNeedOppositeCounts() {
        Random random = new Random(7);
        for (int time = 0; time < 5_000; time++) {
            long compared = (long) Math.pow(10, 1 + 5 * random.nextDouble());
            long bad = Math.min(compared, (long) (compared * 0.003 * random.nextDouble()));
            Decision decision = Sample.of(compared, bad).in(A_DAY).decide();
            Decision better =
                    Sample.of(compared, Math.max(0, bad - 1)).in(A_DAY).decide();

            if (decision.answer() == Answer.PROMOTE) {
                assertThat(better.answer()).isEqualTo(Answer.PROMOTE);
            }
            if (better.answer() == Answer.ROLLBACK) {
                assertThat(decision.answer()).isEqualTo(Answer.ROLLBACK);
            }
        }
    }
}
