package dev.gnomon.benchmarks.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.benchmarks.load.Disturbance;
import dev.gnomon.benchmarks.load.Workload;
import dev.gnomon.benchmarks.variant.Measurement;
import dev.gnomon.benchmarks.variant.VariantName;
import dev.gnomon.benchmarks.variant.VariantSpec.Input;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineIT {

    @TempDir
    private Path folder;

    @Test
    void aSmallBacklogIsMeasuredAndJudgedRightly() throws InterruptedException {
        Plan plan = new Plan(List.of(VariantName.GNOMON_EOS), 1, Duration.ofHours(1), 0, folder, List.of());
        Workload workload = new Workload(3_000, 2, 512, Disturbance.CALM.withMismatches(0.1));

        try (Workbench workbench = Workbench.open(workload, plan)) {
            Input input = workbench.backlog("small.", workload);
            Measurement gnomon = workbench.run(VariantName.GNOMON_EOS, input, () -> {});

            assertThat(gnomon.verdicts()).isEqualTo(input.expected().verdicts());
            assertThat(gnomon.cpuUsPerPair()).isPositive();
            assertThat(gnomon.changelogBytesPerPair()).isPositive();
            assertThat(gnomon.peakRssMb()).isPositive();
        }
    }
}
