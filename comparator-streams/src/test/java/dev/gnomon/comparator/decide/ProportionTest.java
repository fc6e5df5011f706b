package dev.gnomon.comparator.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProportionTest {

    private static final double ALPHA = 0.05;
    private static final double LIMIT = 0.001;

    @ParameterizedTest
    @CsvFileSource(resources = "/decide/pairs-without-bad.csv", delimiter = '|')
    void fewestPairsWithoutABadOne(double limit, double confidence, long pairs) {
        double alpha = confidence == 0.95 ? 0.05 : 0.01;

        assertThat(new Proportion(0, 0).pairsIfNoneMore(limit, alpha)).isEqualTo((double) pairs);
        assertThat(new Proportion(0, 0).pairsAtThisRate(limit, alpha)).isEqualTo((double) pairs);
        assertThat(Proportion.of(pairs - 1, 0).tooFew(limit, alpha)).isTrue();
        assertThat(Proportion.of(pairs, 0).tooFew(limit, alpha)).isFalse();
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/decide/thresholds.csv", delimiter = '|')
    void promotesFromAndRollsBackUpTo(long bad, long promoteFrom, long rollBackUpTo) {
        assertThat(Proportion.of(bad, bad).pairsIfNoneMore(LIMIT, ALPHA)).isEqualTo((double) promoteFrom);
        double needed = Math.log(60);
        assertThat(Proportion.of(rollBackUpTo, bad).lnAbove(LIMIT)).isGreaterThanOrEqualTo(needed);
        assertThat(Proportion.of(rollBackUpTo + 1, bad).lnAbove(LIMIT)).isLessThan(needed);
    }

    @ParameterizedTest
    @CsvFileSource(resources = "/decide/upper-bounds.csv", delimiter = '|')
    void upperBoundWithoutABadOne(long pairs, String bound) {
        Digits.assertSame(Proportion.of(pairs, 0).upper(ALPHA), bound);
    }

    @Test
    void aBillionPairsKeepTheirDigits() {
        Digits.assertSame(new Proportion(1e9, 9_000).lnBelow(1e-5), "45.229359");
        Digits.assertSame(new Proportion(1e9, 11_000).lnAbove(1e-5), "42.627868");
    }

    @Test
    void manyPairsAndFewBadOnesInvertWithinRounding() {
        for (double bad : new double[] {0, 1, 0.5, 1e3, 1e6, 9.99e8, 1e9}) {
            Proportion seen = new Proportion(1e9, bad);
            assertInverts(seen, 0.05);
            assertInverts(seen, 1e-9);
        }
    }

    @Test
    void boundsInvertTheEvidenceForRandomCounts() {
        new RandomCounts(1).each(5_000, seen -> assertInverts(seen, ALPHA));
    }

    private static void assertInverts(Proportion seen, double alpha) {
        double target = -Math.log(alpha);
        double rounding = 1e-9 + 1e-13 * seen.pairs();
        double upper = seen.upper(alpha);
        if (upper < 1) {
            assertThat(seen.lnBelow(upper)).as("%s upper %s", seen, upper).isCloseTo(target, within(rounding));
        }
        double lower = seen.lower(alpha);
        if (lower > 0) {
            assertThat(seen.lnAbove(lower)).as("%s lower %s", seen, lower).isCloseTo(target, within(rounding));
        }
        assertThat(lower).isLessThanOrEqualTo(seen.bad() / seen.pairs());
        assertThat(upper).isGreaterThanOrEqualTo(seen.bad() / seen.pairs());
    }

    @Test
    void evidenceBelowRisesWithPairsAndFallsWithBadOnes() {
        new RandomCounts(2).each(5_000, seen -> {
            Proportion more = new Proportion(seen.pairs() + 1, seen.bad());
            Proportion worse = new Proportion(more.pairs(), seen.bad() + 1);
            double slack = 1e-12 * (1 + Math.abs(seen.lnBelow(LIMIT)));
            assertThat(more.lnBelow(LIMIT)).isGreaterThanOrEqualTo(seen.lnBelow(LIMIT) - slack);
            assertThat(worse.lnBelow(LIMIT)).isLessThanOrEqualTo(more.lnBelow(LIMIT) + slack);
        });
    }

    @Test
    void evidenceAboveFallsWithPairsAndRisesWithBadOnes() {
        new RandomCounts(3).each(5_000, seen -> {
            Proportion more = new Proportion(seen.pairs() + 1, seen.bad());
            Proportion worse = new Proportion(more.pairs(), seen.bad() + 1);
            double slack = 1e-12 * (1 + Math.abs(seen.lnAbove(LIMIT)));
            assertThat(more.lnAbove(LIMIT)).isLessThanOrEqualTo(seen.lnAbove(LIMIT) + slack);
            assertThat(worse.lnAbove(LIMIT)).isGreaterThanOrEqualTo(more.lnAbove(LIMIT) - slack);
        });
    }

    @Test
    void noCountsMeetALimitAndExceedIt() {
        new RandomCounts(4).each(20_000, seen -> {
            boolean met = seen.lnBelow(LIMIT) >= Math.log(20);
            boolean exceeded = seen.lnAbove(LIMIT) >= Math.log(20);
            assertThat(met && exceeded).as("%s", seen).isFalse();
        });
    }

    @Test
    void aForecastIsTheSmallestNumberThatIsEnough() {
        new RandomCounts(5).each(2_000, seen -> {
            double needed = seen.pairsIfNoneMore(LIMIT, ALPHA);
            assertThat(new Proportion(needed, seen.bad()).lnBelow(LIMIT)).isGreaterThanOrEqualTo(Math.log(20) - 1e-9);
            if (needed > seen.bad()) {
                assertThat(new Proportion(needed - 1, seen.bad()).lnBelow(LIMIT))
                        .isLessThan(Math.log(20) + 1e-9);
            }
            double same = seen.pairsAtThisRate(LIMIT, ALPHA);
            double rate = seen.bad() / seen.pairs();
            if (same > seen.pairs()) {
                assertThat(new Proportion(same, same * rate).lnBelow(LIMIT))
                        .isGreaterThanOrEqualTo(Math.log(20) - 1e-6);
                assertThat(new Proportion(same - 1, (same - 1) * rate).lnBelow(LIMIT))
                        .isLessThan(Math.log(20) + 1e-6);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, 1.1, Double.NaN})
    void limitsOfNothingAndOfEverythingAreRefused(double limit) {
        Proportion seen = new Proportion(10, 1);

        assertThatIllegalArgumentException().isThrownBy(() -> seen.lnBelow(limit));
        assertThatIllegalArgumentException().isThrownBy(() -> seen.lnAbove(limit));
        assertThatIllegalArgumentException().isThrownBy(() -> seen.upper(limit));
        assertThatIllegalArgumentException().isThrownBy(() -> seen.pairsIfNoneMore(limit, ALPHA));
    }

    @Test
    void countsThatCannotBeAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(1, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(1, -1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Proportion(Double.NaN, 0));
    }
}
