package dev.gnomon.comparator.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.runtime.StallWatch.Look;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StallWatchTest {

    private final StallWatch watch = new StallWatch(Duration.ofSeconds(60));

    @Test
    void aThreadWithTasksThatCommitsNothingIsNoticed() {
        assertThat(saw(5, true, 0)).isNull();
        assertThat(saw(5, true, 59_000)).isNull();

        assertThat(saw(5, true, 60_000)).contains("stream thread one has done nothing for 60 s");
    }

    @Test
    void everyCommitIsProgress() {
        for (int second = 0; second < 300; second += 30) {
            assertThat(saw((double) second, true, second * 1_000L)).isNull();
        }
    }

    @Test
    void aThreadWithoutTasksOwesNothing() {
        assertThat(saw(5, false, 0)).isNull();
        assertThat(saw(5, false, 500_000)).isNull();
        assertThat(saw(5, true, 501_000)).isNull();
    }

    @Test
    void nobodyIsBlamedWhileKafkaIsSilentOrStoresAreRestored() {
        assertThat(saw(5, true, 0)).isNull();
        assertThat(watch.saw(Map.of("one", new Look(5, true)), true, 100_000)).isNull();
        assertThat(saw(5, true, 159_000)).isNull();

        assertThat(saw(5, true, 160_000)).isNotNull();
    }

    @Test
    void oneIdleThreadIsNoticedBesideABusyOne() {
        assertThat(watch.saw(Map.of("busy", new Look(1, true), "idle", new Look(1, true)), false, 0))
                .isNull();

        assertThat(watch.saw(Map.of("busy", new Look(9, true), "idle", new Look(1, true)), false, 70_000))
                .contains("idle");
    }

    private @Nullable String saw(double commits, boolean owes, long at) {
        return watch.saw(Map.of("one", new Look(commits, owes)), false, at);
    }
}
