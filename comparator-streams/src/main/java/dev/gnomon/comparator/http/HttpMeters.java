package dev.gnomon.comparator.http;

import dev.gnomon.comparator.http.door.Connections;
import dev.gnomon.comparator.http.door.DoorEvents;
import dev.gnomon.comparator.http.door.Lanes;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts what is answered and what is closed. May be called by several threads. */
final class HttpMeters implements DoorEvents {

    private final MeterRegistry registry;
    private final Runnable end;

    /**
     * Counts in {@code registry}.
     *
     * @param end ends the process at once
     */
    HttpMeters(MeterRegistry registry, Runnable end) {
        this.registry = registry;
        this.end = end;
    }

    void watch(Lanes lanes, Connections connections) {
        Gauge.builder("gnomon.http.busy.threads", lanes, Lanes::busy)
                .description("threads that are answering a request")
                .register(registry);
        Gauge.builder("gnomon.http.waiting.requests", lanes, Lanes::waiting)
                .description("requests that wait for a thread")
                .register(registry);
        Gauge.builder("gnomon.http.connections", connections, Connections::count)
                .description("open connections")
                .register(registry);
        // A counter that appears with its first event hides that event from Prometheus' increase().
        Connections.REASONS.forEach(this::closedCounter);
    }

    @Override
    public void answered(int status) {
        Counter.builder("gnomon.http.requests")
                .description("requests that were answered, by status")
                .tag("status", Integer.toString(status))
                .register(registry)
                .increment();
    }

    @Override
    public void closed(String why) {
        closedCounter(why).increment();
    }

    private Counter closedCounter(String why) {
        return Counter.builder("gnomon.http.closed.connections")
                .description("connections that were closed because their clients were too slow or too many")
                .tag("why", why)
                .register(registry);
    }

    @Override
    public void outOfMemory(Throwable seen) {
        end.run();
    }
}
