package dev.gnomon.benchmarks.variant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.gnomon.benchmarks.process.Usage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SteadyStateTest {

    private final SteadyState steady = new SteadyState(1_000);

    @Test
    void startAndEndAreCutOff() {
        sample(0, 0, 0);
        sample(199, 900, 900);
        sample(200, 1_000, 1_000);
        sample(600, 1_400, 1_200);
        sample(950, 1_750, 1_500);
        sample(1_000, 9_000, 9_000);

        SteadyState.Cost cost = steady.cost(500);

        // 750 ms of CPU for 375 pairs, in 500 ms.
        assertThat(cost).isEqualTo(new SteadyState.Cost(2_000, 750));
    }

    @Test
    void costIsSharedByWhatWasReadBetweenTheSamplesThatWereTaken() {
        sample(0, 0, 0);
        sample(300, 100, 100);
        sample(1_000, 450, 450);

        assertThat(steady.cost(1_000).cpuMicrosPerPair()).isEqualTo(500);
    }

    @Test
    void ofARunThatWentByBetweenTwoSamplesNothingIsCutOff() {
        sample(0, 0, 0);
        sample(1_000, 100, 100);

        assertThat(steady.cost(500)).isEqualTo(new SteadyState.Cost(200, 5_000));
    }

    @Test
    void withoutProgressThereIsNoCost() {
        sample(0, 0, 0);

        assertThatIllegalStateException().isThrownBy(() -> steady.cost(500)).withMessage("nothing was measured");
    }

    private void sample(long read, long cpuMillis, long wallMillis) {
        steady.sample(
                read, new Usage(TimeUnit.MILLISECONDS.toNanos(cpuMillis), TimeUnit.MILLISECONDS.toNanos(wallMillis)));
    }
}
