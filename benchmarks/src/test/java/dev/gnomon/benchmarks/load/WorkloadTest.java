package dev.gnomon.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class WorkloadTest {

    @Test
    void aSizeOutOfRangeIsRefusedByName() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Workload(0, 1, 512, Disturbance.CALM))
                .withMessage("--requests must be between 1 and 100000000, not 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Workload(1, 1, 10, Disturbance.CALM))
                .withMessageContaining("--payload");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Disturbance.CALM.withMismatches(2))
                .withMessage("mismatches must be between 0 and 1, not 2.0");
    }

    @Test
    void theDiskThatIsNeededGrowsWithBothSides() {
        assertThat(new Workload(1_000, 1, 800, Disturbance.CALM).bytesOnDisk()).isEqualTo(2_000_000);
    }
}
