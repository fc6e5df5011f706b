package dev.gnomon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.demo.check.Outcome;
import dev.gnomon.demo.check.RatesClient;
import dev.gnomon.demo.check.Report;
import dev.gnomon.demo.orders.OrderService;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DemoRunIT {

    private static final long REQUESTS = 500;

    @TempDir
    private Path folder;

    private final EndSignal end = new EndSignal();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, -9, Long.MAX_VALUE})
    void whateverTheSeedPlantsIsFoundAndNothingElse(long seed) throws InterruptedException {
        Report report = run(new DemoRun.Plan(REQUESTS, null, seed));

        assertThat(report.outcomes().keySet()).containsExactlyElementsOf(OrderService.MIGRATIONS);
        assertThat(report.outcomes().values()).allSatisfy(outcome -> {
            assertThat(outcome.faults()).isEmpty();
            assertThat(outcome.requests()).isEqualTo(REQUESTS);
            assertThat(outcome.found()).isEqualTo(outcome.planted());
            Outcome.Discrepancies events = outcome.discrepancies();
            assertThat(events.expected()).isPositive();
            assertThat(events).isEqualTo(new Outcome.Discrepancies(events.expected(), events.expected(), 0));
        });
    }

    private Report run(DemoRun.Plan plan) throws InterruptedException {
        LocalGnomon.Place place = new LocalGnomon.Place(folder, 0, 0, Duration.ofSeconds(1));
        try (LocalGnomon gnomon = LocalGnomon.start(place)) {
            PrintWriter out = new PrintWriter(new StringWriter());
            Progress progress = new Progress(out, new RatesClient(gnomon.uri()), OrderService.MIGRATIONS);
            return Objects.requireNonNull(new DemoRun(gnomon, plan, end, progress).run());
        }
    }
}
