package dev.gnomon.benchmarks.switching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.benchmarks.process.Json;
import dev.gnomon.benchmarks.report.Machine;
import dev.gnomon.benchmarks.switching.SwitchReport.Step;
import dev.gnomon.schemas.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwitchReportTest {

    private static final Machine MACHINE = new Machine("a processor", 2, 4_096, "Linux", "17", "4.3.1", 0.1, "today");
    private static final Step QUICK = new Step(Mode.OLD, Mode.SHADOW, 0.25);
    private static final Step SLOW = new Step(Mode.OLD, Mode.SHADOW, 2.5);

    @Test
    void hasTheFieldsThatReadersOfTheJsonExpect() {
        assertThat(Json.line(report(List.of(QUICK), 1000, 0, 0, 40)))
                .endsWith("\"steps\":[{\"from\":\"OLD\",\"to\":\"SHADOW\",\"seconds\":0.25}],\"requests\":1000,"
                        + "\"failed_requests\":0,\"wrong_epochs\":0,\"observations\":40}");
    }

    @Test
    void isGoodOnlyIfEveryStepIsQuickAndNothingWasWrong() {
        assertThat(report(List.of(QUICK), 1, 0, 0, 1).good(2)).isTrue();
        assertThat(report(List.of(QUICK, SLOW), 1, 0, 0, 1).good(2)).isFalse();
        assertThat(report(List.of(QUICK), 1, 1, 0, 1).good(2)).isFalse();
        assertThat(report(List.of(QUICK), 1, 0, 1, 1).good(2)).isFalse();
        assertThat(report(List.of(QUICK), 0, 0, 0, 0).good(2)).isFalse();
    }

    @Test
    void tellsTheMedianAndTheLongestOfEachKindOfStep() {
        assertThat(report(List.of(QUICK, SLOW, QUICK), 1000, 0, 0, 40).text())
                .contains("| OLD -> SHADOW |     3 |    0.250 |     2.500 |")
                .contains("1,000 requests, 0 failed; 40 observations, 0 with a wrong epoch")
                .contains("longest step 3.500 s");
    }

    private static SwitchReport report(List<Step> steps, long requests, long failed, long wrong, long observations) {
        return new SwitchReport(MACHINE, 3.5, steps, requests, failed, wrong, observations);
    }
}
