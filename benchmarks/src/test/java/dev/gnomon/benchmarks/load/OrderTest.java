package dev.gnomon.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class OrderTest {

    private final Published published = new Published();

    @Test
    void aBacklogHasEverySideOnce() {
        Requests requests = requests(1_000, Disturbance.CALM);

        new BacklogOrder(requests, Duration.ofMinutes(1), published).publish();

        assertThat(published.times)
                .hasSize(2_000)
                .allSatisfy((side, times) -> assertThat(times).hasSize(1));
    }

    @Test
    void aBacklogBringsTheSecondSideSoonAfterTheFirst() {
        Requests requests = requests(1_000, Disturbance.CALM);

        new BacklogOrder(requests, Duration.ofMinutes(1), published).publish();

        for (long request = 0; request < 1_000; request++) {
            int first = published.order.indexOf(new Answer(request, requests.first(request)));
            int second = published.order.indexOf(new Answer(request, requests.second(request)));
            assertThat(second - first).isBetween(1, 500);
        }
    }

    @Test
    void aLateSideComesAfterItsTime() {
        Duration late = Duration.ofMillis(100);
        Requests requests = requests(200, Disturbance.STORM);

        new BacklogOrder(requests, late, published).publish();

        for (long request = 0; request < 200; request++) {
            long first = published.first(request, requests.first(request));
            long second = published.first(request, requests.second(request));
            assertThat(second - first >= late.toNanos()).isEqualTo(requests.isLate(request));
        }
    }

    @Test
    void aBacklogHasAsManyObservationsAsExpected() {
        Requests requests = requests(1_000, Disturbance.STORM);

        new BacklogOrder(requests, Duration.ofMillis(1), published).publish();

        assertThat(published.order).hasSize((int) requests.expected().observations());
        assertThat(published.order.size()).isGreaterThan(2_000);
    }

    @Test
    void liveTrafficKeepsItsRate() {
        Requests requests = requests(50, Disturbance.CALM);

        long start = System.nanoTime();

        new LiveOrder(requests, 1_000, published).publish();

        assertThat(published.times).hasSize(100);
        for (long request = 0; request < 50; request++) {
            long elapsed = published.first(request, requests.first(request)) - start;
            assertThat(elapsed).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(request));
        }
    }

    @Test
    void liveTrafficBringsTheSecondSideAfterItsDelay() {
        Requests requests = requests(20, Disturbance.CALM);

        new LiveOrder(requests, 1_000, published).publish();

        for (long request = 0; request < 20; request++) {
            long gap = published.first(request, requests.second(request))
                    - published.first(request, requests.first(request));
            double wanted = requests.delay(request) * TimeUnit.SECONDS.toNanos(2);
            assertThat((double) gap).isGreaterThan(wanted - TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static Requests requests(int count, Disturbance disturbance) {
        return new Requests(new Workload(count, 1, 512, disturbance));
    }

    private record Answer(long request, Side side) {}

    /** Remembers what was published when. */
    private static final class Published implements Sink {

        private final List<Answer> order = new ArrayList<>();
        private final Map<Answer, List<Long>> times = new HashMap<>();

        @Override
        public void publish(long request, Side side) {
            Answer answer = new Answer(request, side);
            order.add(answer);
            times.computeIfAbsent(answer, first -> new ArrayList<>()).add(System.nanoTime());
        }

        long first(long request, Side side) {
            return times.getOrDefault(new Answer(request, side), List.of()).get(0);
        }
    }
}
