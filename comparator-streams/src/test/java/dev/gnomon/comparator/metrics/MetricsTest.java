package dev.gnomon.comparator.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.query.ComparatorStatus;
import dev.gnomon.comparator.query.FakeLocal;
import dev.gnomon.comparator.query.Freshness;
import dev.gnomon.comparator.query.Staleness;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsTest {

    private final FakeLocal local = new FakeLocal();
    private final Metrics metrics = new Metrics(new Sources(
            local.stores(),
            () -> new ComparatorStatus(
                    "RUNNING",
                    true,
                    true,
                    "comparator",
                    Instant.EPOCH,
                    2,
                    0,
                    List.of(),
                    true,
                    new Freshness(17, 18, 19),
                    List.of()),
            new Sources.Counts(
                    () -> Map.of("has no key", 3L), () -> Map.of("operation", 5L), () -> Map.of("old-results", 4L)),
            Map::of,
            new Sources.Troubles(() -> true, () -> false, () -> 42)));

    @AfterEach
    void close() {
        metrics.close();
    }

    @Test
    void tenThousandMigrationsHaveAHundredSeriesAndOneForTheRest() {
        local.own(IntStream.range(0, 10_000).mapToObj(each -> "m" + each).toArray(String[]::new));

        List<String> first = series("gnomon_pending");

        assertThat(first).hasSize(Bounded.MOST + 1).contains("gnomon_pending{migration=\"_other\"} 0.0");
        assertThat(series("gnomon_requests")).hasSize(9 * (Bounded.MOST + 1));
        assertThat(series("gnomon_migrations")).containsExactly("gnomon_migrations 10000.0");
        local.own("a-new-one");
        assertThat(series("gnomon_pending")).isEqualTo(first);
    }

    @Test
    void aCopyOfTheRatesHasNoSeriesSoThatSumsOverInstancesAreRight() {
        local.copy(new Staleness(1, 1), "m");

        assertThat(series("gnomon_requests")).isEmpty();
        assertThat(series("gnomon_migrations")).isEmpty();
        assertThat(series("gnomon_ready")).containsExactly("gnomon_ready 1.0");
    }

    @Test
    void showsHowTheProcessIsDoing() {
        assertThat(series("gnomon_dead_letters_total"))
                .containsExactly("gnomon_dead_letters_total{reason=\"has no key\"} 3.0");
        assertThat(series("gnomon_cut_observations_total"))
                .containsExactly("gnomon_cut_observations_total{field=\"operation\"} 5.0");
        assertThat(series("gnomon_unread_records")).containsExactly("gnomon_unread_records{topic=\"old-results\"} 4.0");
        assertThat(series("gnomon_stream_thread_deaths_total"))
                .containsExactly("gnomon_stream_thread_deaths_total 2.0");
    }

    @Test
    void showsHowCurrentItIsAndWhatIsWrongAround() {
        assertThat(series("gnomon_kafka_answer_age_seconds")).containsExactly("gnomon_kafka_answer_age_seconds 17.0");
        assertThat(series("gnomon_commit_age_seconds")).containsExactly("gnomon_commit_age_seconds 18.0");
        assertThat(series("gnomon_oldest_unread_seconds")).containsExactly("gnomon_oldest_unread_seconds 19.0");
        assertThat(series("gnomon_topics_changed")).containsExactly("gnomon_topics_changed 1.0");
        assertThat(series("gnomon_restoring_stalled")).containsExactly("gnomon_restoring_stalled 0.0");
        assertThat(series("gnomon_state_free_bytes")).containsExactly("gnomon_state_free_bytes 42.0");
    }

    private List<String> series(String name) {
        return metrics.get()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .toList();
    }
}
