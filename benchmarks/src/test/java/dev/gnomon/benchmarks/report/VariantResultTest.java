package dev.gnomon.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.benchmarks.variant.Measurement;
import dev.gnomon.schemas.Verdict;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VariantResultTest {

    private static final Map<Verdict, Long> RIGHT = Map.of(Verdict.MATCH, 10L);
    private static final Map<Verdict, Long> WRONG = Map.of(Verdict.MATCH, 9L);

    @Test
    void everyFigureHasItsOwnMedian() {
        VariantResult result =
                VariantResult.of(List.of(round(10, 300, RIGHT), round(30, 100, RIGHT), round(20, 200, RIGHT)), RIGHT);

        assertThat(result.median().cpuUsPerPair()).isEqualTo(20);
        assertThat(result.median().peakRssMb()).isEqualTo(200);
        assertThat(result.cpuUsPerPairByRound()).containsExactly(10.0, 30.0, 20.0);
    }

    @Test
    void ofTwoRoundsTheLowerIsTaken() {
        VariantResult result = VariantResult.of(List.of(round(30, 1, RIGHT), round(20, 1, RIGHT)), RIGHT);

        assertThat(result.median().cpuUsPerPair()).isEqualTo(20);
    }

    @Test
    void oneRoundWithWrongVerdictsIsEnoughToShowThem() {
        VariantResult result =
                VariantResult.of(List.of(round(10, 1, RIGHT), round(20, 1, RIGHT), round(30, 1, WRONG)), RIGHT);

        assertThat(result.median().verdicts()).isEqualTo(WRONG);
    }

    private static Measurement round(double cpu, double memory, Map<Verdict, Long> verdicts) {
        return new Measurement(cpu, 1_000, cpu, 1, 0, 0, 1, memory, verdicts);
    }
}
