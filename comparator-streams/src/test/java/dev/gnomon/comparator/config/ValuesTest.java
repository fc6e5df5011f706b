package dev.gnomon.comparator.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

    @ParameterizedTest
    @CsvSource({"500ms, PT0.5S", "30s, PT30S", "5m, PT5M", "1h, PT1H", "1 d, PT24H", "PT1M30S, PT1M30S"})
    void readsDurations(String text, Duration expected) {
        assertThat(Values.duration(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "5", "-5s", "5 weeks", "1e3s", "999999999999999d"})
    void refusesWhatIsNoDuration(String text) {
        assertThatThrownBy(() -> Values.duration(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "1048576, 1048576", "512KiB, 524288", "64MiB, 67108864", "2 gib, 2147483648"})
    void readsSizes(String text, long expected) {
        assertThat(Values.bytes(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "1.5MiB", "64MB", "999999999999999GiB"})
    void refusesWhatIsNoSize(String text) {
        assertThatThrownBy(() -> Values.bytes(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsTheNearestName() {
        assertThat(EditDistance.between("kitten", "sitting")).isEqualTo(3);
        assertThat(EditDistance.between("", "abc")).isEqualTo(3);
        assertThat(EditDistance.between("same", "same")).isZero();
    }
}
