package dev.gnomon.comparator.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.Supplier;

/**
 * All series of one process, in Prometheus' text format.
 *
 * <p>Safe for use by several threads; scrapes are done one after the other.
 */
public final class Metrics implements Supplier<String>, AutoCloseable {

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final JvmGcMetrics garbage = new JvmGcMetrics();
    private final MigrationSeries migrations;
    private final ControlSeries control;
    private final ProcessSeries process;
    private final KafkaSeries kafka;

    /** Series of {@code sources} and of the JVM. */
    public Metrics(Sources sources) {
        migrations = new MigrationSeries(registry, sources.stores());
        control = new ControlSeries(registry, sources.stores());
        process = new ProcessSeries(registry, sources);
        kafka = new KafkaSeries(registry, sources.kafka());
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ClassLoaderMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        new FileDescriptorMetrics().bindTo(registry);
        garbage.bindTo(registry);
    }

    /** Where others may count what is to be shown, too. */
    public MeterRegistry registry() {
        return registry;
    }

    /** The series as they are now. */
    @Override
    public synchronized String get() {
        migrations.refresh();
        control.refresh();
        process.refresh();
        kafka.refresh();
        return registry.scrape();
    }

    @Override
    public void close() {
        garbage.close();
        registry.close();
    }
}
