package dev.gnomon.comparator.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CopyProgressTest {

    private final CopyProgress copy = new CopyProgress();

    @Test
    void saysNothingOfACopyThatWasNeverComplete() {
        copy.saw(seconds(0), 0, 1_000);
        copy.saw(seconds(1), 900, 1_100);

        assertThat(copy.staleness(seconds(1))).isNull();
    }

    @Test
    void isAsOldAsTheNewestMomentOfWhichItHasSeenEverything() {
        copy.saw(seconds(0), 500, 1_000);
        copy.saw(seconds(1), 1_000, 1_200);
        copy.saw(seconds(2), 1_100, 1_400);

        assertThat(copy.staleness(seconds(5))).isEqualTo(new Staleness(300, 6));
    }

    @Test
    void isFreshWhenOnlyTheMarkOfATransactionIsLeft() {
        copy.saw(seconds(3), 999, 1_000);

        assertThat(copy.staleness(seconds(3))).isEqualTo(new Staleness(1, 1));
    }

    private static long seconds(int seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}
