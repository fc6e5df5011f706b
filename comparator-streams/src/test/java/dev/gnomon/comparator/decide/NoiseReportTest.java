package dev.gnomon.comparator.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class NoiseReportTest {

    @ParameterizedTest
    @CsvFileSource(resources = "/decide/noise.csv", delimiter = '|')
    void evidenceOfAPath(long onlyNew, long onlyRepeat, String expected) {
        Digits.assertSame(new PathNoise(onlyNew, onlyRepeat, 0).lnEvidence(), expected);
    }

    @Test
    void aDifferenceThatOldNeverHasIsRealFromTenTimesOn() {
        assertThat(alone(new PathNoise(9, 0, 0))).isEqualTo(PathClass.UNEXPLAINED);
        assertThat(alone(new PathNoise(10, 0, 0))).isEqualTo(PathClass.REAL);
    }

    @Test
    void amongTwoHundredPathsItTakesEighteen() {
        assertThat(amongNoise(199, new PathNoise(17, 0, 0))).isEqualTo(PathClass.UNEXPLAINED);
        assertThat(amongNoise(199, new PathNoise(18, 0, 0))).isEqualTo(PathClass.REAL);
    }

    @Test
    void equalNoiseOnBothRunsIsNoiseLike() {
        assertThat(alone(new PathNoise(2_500, 2_500, 2_500))).isEqualTo(PathClass.NOISE_LIKE);
        assertThat(alone(new PathNoise(0, 0, 3))).isEqualTo(PathClass.NOISE_LIKE);
    }

    @Test
    void pathsThatNeverDifferedAreLeftOut() {
        assertThat(NoiseReport.of(Map.of("/a", new PathNoise(0, 0, 0))).classes())
                .isEmpty();
    }

    @Test
    void thoseWithTheStrongestEvidenceComeFirst() {
        NoiseReport report = NoiseReport.of(Map.of(
                "/weak", new PathNoise(2, 0, 0), "/noise", new PathNoise(5, 9, 0), "/strong", new PathNoise(40, 1, 0)));

        assertThat(report.classes().keySet()).containsExactly("/strong", "/weak", "/noise");
    }

    private static PathClass alone(PathNoise noise) {
        return amongNoise(0, noise);
    }

    private static PathClass amongNoise(int others, PathNoise noise) {
        Map<String, PathNoise> paths = new HashMap<>();
        for (int other = 0; other < others; other++) {
            paths.put("/other" + other, new PathNoise(1, 1, 0));
        }
        paths.put("/path", noise);
        return Objects.requireNonNull(NoiseReport.of(paths).classes().get("/path"));
    }
}
