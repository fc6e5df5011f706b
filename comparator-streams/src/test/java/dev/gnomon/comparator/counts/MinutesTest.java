package dev.gnomon.comparator.counts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MinutesTest {

    private static final int MATCH = 0;
    private static final int MISMATCH = 1;

    private final Minutes minutes = new Minutes();

    @Test
    void theNewestSixtyAreKeptInTheirOrderWhateverTheOrderOfTheVerdicts() {
        Random random = new Random(7);
        TreeMap<Integer, Long> expected = new TreeMap<>();
        for (int count = 0; count < 10_000; count++) {
            int minute = count / 20 + random.nextInt(100);
            minutes.count(minute, MATCH, 1);
            if (expected.size() < Minutes.MOST || minute >= expected.firstKey()) {
                expected.merge(minute, 1L, Long::sum);
            }
            if (expected.size() > Minutes.MOST) {
                expected.pollFirstEntry();
            }
        }

        assertThat(minutes.size()).isEqualTo(Minutes.MOST);
        int place = 0;
        for (Map.Entry<Integer, Long> minute : expected.entrySet()) {
            assertThat(minutes.minute(place)).isEqualTo(minute.getKey());
            assertThat(minutes.counts(place++)[MATCH]).isEqualTo(minute.getValue());
        }
    }

    @Test
    void aVerdictIsTakenBackInItsOwnMinute() {
        minutes.count(10, MISMATCH, 1);
        minutes.count(11, MISMATCH, 1);
        minutes.count(10, MISMATCH, -1);

        assertThat(minutes.counts(0)[MISMATCH]).isZero();
        assertThat(minutes.counts(1)[MISMATCH]).isEqualTo(1);
    }
}
