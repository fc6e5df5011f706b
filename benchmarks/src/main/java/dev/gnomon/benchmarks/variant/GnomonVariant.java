package dev.gnomon.benchmarks.variant;

import dev.gnomon.comparator.app.Comparator;
import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.config.HttpConfig;
import dev.gnomon.comparator.config.KafkaConfig;
import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.config.StreamsSettings;
import dev.gnomon.comparator.config.StreamsSettings.Guarantee;
import dev.gnomon.comparator.config.TopicsConfig;
import dev.gnomon.comparator.runtime.ComparatorFailedException;
import dev.gnomon.schemas.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Gnomon as it is delivered: the whole comparator, REST surface included, with its defaults. Its verdicts are those that
 * it publishes.
 */
final class GnomonVariant implements Variant {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final VariantSpec spec;
    private final PublishedRates published;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private @Nullable Comparator comparator;

    GnomonVariant(VariantSpec spec) {
        this.spec = spec;
        VariantSpec.Input input = spec.input();
        published = new PublishedRates(input.bootstrapServers(), input.topics());
    }

    @Override
    public void start() throws InterruptedException {
        published.beginHere();
        Comparator started = Comparator.start(config());
        comparator = started;
        Thread watcher = new Thread(() -> watch(started), "comparator-watcher");
        watcher.setDaemon(true);
        watcher.start();
        while (!started.status().ready()) {
            check();
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    @Override
    public void check() {
        Throwable failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("the comparator failed", failed);
        }
        if (comparator != null && comparator.status().threadDeaths() > 0) {
            throw new IllegalStateException("a stream thread of the comparator died; see the log");
        }
    }

    @Override
    public Map<Verdict, Long> verdicts() {
        return published.verdicts();
    }

    @Override
    public void close() {
        Objects.requireNonNull(comparator).close();
        published.close();
    }

    private ComparatorConfig config() {
        VariantSpec.Input input = spec.input();
        Map<String, String> kafka = new HashMap<>();
        kafka.put("bootstrap.servers", input.bootstrapServers());
        Progress.SETTINGS.forEach((name, value) -> kafka.put("main.consumer." + name, value));
        return new ComparatorConfig(
                new KafkaConfig(kafka),
                new TopicsConfig(input.topics(), TopicsConfig.DEFAULT.partitions(), -1),
                new StreamsSettings(
                        spec.applicationId(),
                        VariantSpec.THREADS,
                        Guarantee.EXACTLY_ONCE_V2,
                        Path.of(spec.stateFolder())),
                PairingConfig.DEFAULT.withWindow(Duration.ofMillis(input.windowMillis())),
                new HttpConfig(HttpConfig.DEFAULT.host(), 0, null));
    }

    private void watch(Comparator started) {
        try {
            started.awaitEnd();
        } catch (ComparatorFailedException failed) {
            failure.set(failed);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }
}
