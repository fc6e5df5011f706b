package dev.gnomon.comparator.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnequalSamplingTest {

    private static final double LIMIT = 0.01;

    @Test
    void theOperationThatIsSampledMostDoesNotSpeakForAll() {
        UnequalSampling sampling = sampled(new Proportion(1_000, 10), new Proportion(10_000, 55));

        Digits.assertSame(sampling.lnBelow(LIMIT), "-1.785836");
        Digits.assertSame(sampling.lnAbove(LIMIT), "-1.687250");
        Digits.assertSame(new Proportion(11_000, 65).lnBelow(LIMIT), "8.584186");
    }

    @Test
    void manyBadOnesOfARareSampleWeighMuch() {
        UnequalSampling sampling = sampled(new Proportion(1_000, 40), new Proportion(1_000, 0));

        Digits.assertSame(sampling.lnBelow(LIMIT), "-5.598773");
        Digits.assertSame(sampling.lnAbove(LIMIT), "23.297828");
    }

    @Test
    void equalRatesAreTheLadderExactly() {
        new RandomCounts(6).each(500, seen -> {
            UnequalSampling sampling =
                    new UnequalSampling(List.of(new Stratum(0.2, seen), new Stratum(0.2, new Proportion(50, 1))));
            Proportion all = new Proportion(seen.pairs() + 50, seen.bad() + 1);
            double rounding = 1e-9 + 1e-12 * all.pairs();

            assertThat(sampling.lnBelow(LIMIT)).isCloseTo(all.lnBelow(LIMIT), within(rounding));
            assertThat(sampling.lnAbove(LIMIT)).isCloseTo(all.lnAbove(LIMIT), within(rounding));
            assertThat(sampling.share()).isEqualTo(1);
        });
    }

    @Test
    void theShareThatIsLeftIsTheMeanWeight() {
        assertThat(sampled(new Proportion(1_000, 10), new Proportion(9_000, 0)).share())
                .isCloseTo((1_000 + 90) / 10_000.0, within(1e-12));
    }

    @Test
    void nothingCanBeSampledAtARateOfNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Stratum(0, new Proportion(1, 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> new UnequalSampling(List.of()));
    }

    private static UnequalSampling sampled(Proportion atOnePercent, Proportion atAll) {
        return new UnequalSampling(List.of(new Stratum(0.01, atOnePercent), new Stratum(1, atAll)));
    }
}
