package dev.gnomon.comparator.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class ChangeDetectorTest {

    private static final double LIMIT = 0.005;

    @ParameterizedTest
    @CsvFileSource(resources = "/decide/guard.csv", delimiter = '|')
    void evidenceAfterTheLastTicks(double burst, String ticks, String expected, String alarm) {
        ChangeDetector detector = tenYears(burst);
        List<Double> evidence = new ArrayList<>();
        for (String tick : ticks.split(" ", -1)) {
            String[] parts = tick.split("[x/]", -1);
            int times = parts.length == 3 ? Integer.parseInt(parts[0]) : 1;
            for (int time = 0; time < times; time++) {
                detector = detector.tick(
                        1, Long.parseLong(parts[parts.length - 2]), Long.parseLong(parts[parts.length - 1]));
            }
            evidence.add(detector.lnEvidence());
        }

        String[] last = expected.split(" ", -1);
        for (int place = 0; place < last.length; place++) {
            Digits.assertSame(evidence.get(evidence.size() - last.length + place), last[place]);
        }
        assertThat(detector.alarm()).isEqualTo(alarm.equals("yes"));
    }

    @Test
    void thresholdIsTenYearsOfThreeMetrics() {
        ChangeDetector justBefore = tenYears(1);

        assertThat(justBefore.lnEvidence()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(Math.log(10 * 365.0 * 86_400 * 3)).isCloseTo(20.6678, within(5e-5));
        assertThat(justBefore.suspicious()).isFalse();
    }

    @Test
    void secondsWithoutTrafficChangeNothing() {
        ChangeDetector detector = tenYears(1).tick(1, 500, 20);

        assertThat(detector.tick(1, 0, 0).lnBets()).containsExactly(detector.lnBets());
    }

    @Test
    void oneBadSecondAloneNeverAlarms() {
        ChangeDetector detector = tenYears(1).tick(1, 1_000_000, 1_000_000);

        assertThat(detector.alarm()).isFalse();
        assertThat(detector.suspicious()).isTrue();
    }

    @Test
    void nothingOverflowsAfterAnAlarmAndItCalmsDownAgain() {
        ChangeDetector detector = tenYears(3);
        for (int second = 0; second < 10_000; second++) {
            detector = detector.tick(1, 500, 500);
        }
        assertThat(detector.lnEvidence()).isFinite().isGreaterThan(10_000);
        for (int second = 0; second < 1_000_000 && detector.suspicious(); second++) {
            detector = detector.tick(1, 500, 0);
        }
        assertThat(detector.suspicious()).isFalse();
    }

    @Test
    void aRestoredDetectorGoesOn() {
        ChangeDetector detector = tenYears(3).tick(1, 500, 25);
        ChangeDetector restored = ChangeDetector.restored(tuning(3), detector.lnBets());

        assertThat(restored.tick(7, 300, 2).lnBets())
                .containsExactly(detector.tick(7, 300, 2).lnBets());
    }

    @Test
    void aGapOfMoreThanAMinuteCountsAsOne() {
        assertThat(tenYears(1).tick(3_600, 10, 1).lnEvidence())
                .isEqualTo(tenYears(1).tick(60, 10, 1).lnEvidence());
    }

    private static ChangeDetector tenYears(double burst) {
        return ChangeDetector.atRest(tuning(burst));
    }

    private static ChangeDetector.Tuning tuning(double burst) {
        return new ChangeDetector.Tuning(LIMIT, Math.log(10 * 365.0 * 86_400 * 3), burst);
    }
}
