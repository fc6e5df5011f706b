package dev.gnomon.benchmarks.switching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.benchmarks.process.Json;
import dev.gnomon.benchmarks.switching.SwitchReport.Step;
import dev.gnomon.schemas.Mode;
import java.util.List;
import org.junit.jupiter.api.Test;

class SwitchReportTest {

    private static final Step QUICK = new Step(Mode.OLD, Mode.SHADOW, 0.25);
    private static final Step SLOW = new Step(Mode.OLD, Mode.SHADOW, 2.5);

    @Test
    void hasTheFieldsThatReadersOfTheJsonExpect() {
        assertThat(Json.line(new SwitchReport(List.of(QUICK), 1000, 0, 0, 40)))
                .isEqualTo("{\"steps\":[{\"from\":\"OLD\",\"to\":\"SHADOW\",\"seconds\":0.25}],\"requests\":1000,"
                        + "\"failed_requests\":0,\"wrong_epochs\":0,\"observations\":40}");
    }

    @Test
    void isGoodOnlyIfEveryStepIsQuickAndNothingWasWrong() {
        assertThat(new SwitchReport(List.of(QUICK), 1, 0, 0, 1).good(2)).isTrue();
        assertThat(new SwitchReport(List.of(QUICK, SLOW), 1, 0, 0, 1).good(2)).isFalse();
        assertThat(new SwitchReport(List.of(QUICK), 1, 1, 0, 1).good(2)).isFalse();
        assertThat(new SwitchReport(List.of(QUICK), 1, 0, 1, 1).good(2)).isFalse();
        assertThat(new SwitchReport(List.of(QUICK), 0, 0, 0, 0).good(2)).isFalse();
    }

    @Test
    void tellsTheMedianAndTheLongestOfEachKindOfStep() {
        assertThat(new SwitchReport(List.of(QUICK, SLOW, QUICK), 1000, 0, 0, 40).table())
                .contains("OLD -> SHADOW                     3     0.250     2.500")
                .contains("1,000 requests, 0 failed; 40 observations, 0 with a wrong epoch");
    }
}
