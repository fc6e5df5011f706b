package dev.gnomon.comparator.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OutageTest {

    private long now = Long.MAX_VALUE;
    private final Outage outage = new Outage(() -> now);

    @Test
    void aShortSilenceIsNotWorthALineAndEndsWithoutOne() {
        pass(Outage.PATIENCE_SECONDS - 1);

        assertThat(outage.isWorthSaying()).isFalse();
        assertThat(outage.endsNow()).isFalse();
    }

    @Test
    void aLongSilenceIsSaidOnceAndSoIsItsEnd() {
        pass(Outage.PATIENCE_SECONDS);

        assertThat(outage.isWorthSaying()).isTrue();
        assertThat(outage.isWorthSaying()).isFalse();
        assertThat(outage.endsNow()).isTrue();
        assertThat(outage.endsNow()).isFalse();
    }

    @Test
    void everyAnswerBeginsTheSilenceAnew() {
        pass(Outage.PATIENCE_SECONDS - 1);
        outage.endsNow();
        pass(Outage.PATIENCE_SECONDS - 1);

        assertThat(outage.isWorthSaying()).isFalse();
    }

    private void pass(int seconds) {
        now += TimeUnit.SECONDS.toNanos(seconds);
    }
}
