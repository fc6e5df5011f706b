package dev.gnomon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {

    @Test
    void requestsAreSpreadOverTime() {
        Pace pace = new Pace(0.1);
        pace.next(3);

        assertThat(pace.next(1)).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(30));
        assertThat(pace.next(1)).isBetween(Duration.ofSeconds(39), Duration.ofSeconds(40));
    }

    @Test
    void withoutAPaceNothingWaits() {
        Pace.NONE.next(1_000_000);

        assertThat(Pace.NONE.next(1)).isEqualTo(Duration.ZERO);
    }
}
