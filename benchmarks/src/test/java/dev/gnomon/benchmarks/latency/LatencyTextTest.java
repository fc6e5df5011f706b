package dev.gnomon.benchmarks.latency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.benchmarks.report.Machine;
import dev.gnomon.benchmarks.report.Outcome;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatencyTextTest {

    private static final Machine MACHINE = new Machine("a processor", 2, 4_096, "Linux", "17", "4.3.1", 0.1, "today");

    @Test
    void whatTheSdkAddsIsHeldAgainstTheServiceWithoutIt() {
        LatencyReport report = LatencyReport.of(
                MACHINE,
                500,
                Map.of(Scenario.DIRECT, latency(60), Scenario.KAFKA_DOWN, latency(1_100)),
                Map.of(LatencyReport.JVM, 0.05, LatencyReport.SDK_OLD, 0.4));
        assertThat(LatencyText.goals(report)).extracting(Outcome::isReached).containsExactly(false, false);
        assertThat(LatencyText.of(report))
                .contains("| kafka_down |")
                .contains("1040.00")
                .contains("0.35");
    }

    @Test
    void theLongestWaitOfAllRoundsIsReported() {
        Latency median = Latency.median(List.of(latency(1), latency(3), latency(2)));
        assertThat(median.p999Us()).isEqualTo(2);
        assertThat(median.maxUs()).isEqualTo(3);
    }

    private static Latency latency(double us) {
        return new Latency(us, us, us, us, 0);
    }
}
