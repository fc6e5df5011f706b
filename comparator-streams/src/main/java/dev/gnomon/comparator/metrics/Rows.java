package dev.gnomon.comparator.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;

/** One gauge whose labels come and go: what was not put since the last time is gone. For one thread at a time. */
final class Rows {

    private final MultiGauge gauge;
    private final List<MultiGauge.Row<?>> rows = new ArrayList<>();

    Rows(MeterRegistry registry, String name, String description) {
        gauge = MultiGauge.builder(name).description(description).register(registry);
    }

    /** Puts a value under these labels: name, value, name, value. */
    void put(Number value, String... labels) {
        rows.add(MultiGauge.Row.of(Tags.of(labels), value));
    }

    /** Shows what was put, and nothing else. */
    void show() {
        gauge.register(List.copyOf(rows), true);
        rows.clear();
    }
}
