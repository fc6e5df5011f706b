package dev.gnomon.sdk;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.sdk.internal.kafka.KafkaConnection;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.internal.threads.Waiting;
import dev.gnomon.sdk.spi.DropReason;
import dev.gnomon.sdk.spi.ModeSource;
import dev.gnomon.sdk.spi.Sink;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a service holds while migrations are under way: one for the process, for all threads.
 *
 * <pre>{@code
 * try (Gnomon gnomon = Gnomon.connect(config)) {
 *     Migration<String> customerId = gnomon.migration("customer-id", String.class);
 *     String id = customerId.read(orderId, () -> orders.customerIdOf(orderId), () -> payments.customerIdOf(orderId));
 * }
 * }</pre>
 *
 * <p>Calls of a migration never wait for Kafka and never fail because of it. What cannot be published is dropped and counted.
 */
public final class Gnomon implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gnomon.class);

    private final GnomonConfig config;
    private final Engine engine;
    private final Migrations migrations;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Gnomon(GnomonConfig config, Engine engine) {
        this.config = config;
        this.engine = engine;
        migrations = new Migrations(config, engine);
    }

    /**
     * Connects to Kafka. Returns as soon as the settings are known to be usable, whether Kafka is there or not.
     *
     * @throws IllegalArgumentException naming the option and the value that cannot be used
     */
    public static Gnomon connect(GnomonConfig config) {
        Failures failures = new Failures(config.hooks.listener());
        KafkaConnection kafka = new KafkaConnection(config.kafkaOptions(), failures);
        Sink sink = kafka.sink();
        ModeSource modes = config.modes == null ? kafka.modes(config.snapshotFile) : config.modes;
        return new Gnomon(config, Engine.of(config, sink, failures, modes));
    }

    /** Publishes to {@code sink} instead of Kafka, whose settings are not looked at. Closes the sink in the end. */
    public static Gnomon publishingTo(Sink sink, GnomonConfig config) {
        ModeSource modes = config.modes == null ? ModeSource.fixed(Map.of()) : config.modes;
        return new Gnomon(config, Engine.of(config, sink, new Failures(config.hooks.listener()), modes));
    }

    /** Answers everything from the old side and publishes nothing: for switching Gnomon off without an {@code if}. */
    public static Gnomon disabled() {
        return publishingTo(
                new NoSink(), GnomonConfig.builder().startMode(Mode.OLD).build());
    }

    /**
     * The migration named {@code slug}, with the defaults. Asking again gives the same.
     *
     * @param slug 1 to 100 characters of a-z, 0-9, '-', '.', '_', beginning with a letter or digit
     * @throws IllegalArgumentException if the slug is not one, or was asked for with another type
     */
    public <T> Migration<T> migration(String slug, Class<T> type) {
        return migration(slug, MigrationOptions.of(type));
    }

    /**
     * The migration named {@code slug}. Asking again gives the same, with the options of the first time.
     *
     * @throws IllegalArgumentException if the slug is not one, or was asked for with another type
     */
    public <T> Migration<T> migration(String slug, MigrationOptions<T> options) {
        return migrations.get(slug, options);
    }

    /** What became of all observations so far. For any thread. */
    public Counters counters() {
        return new Sums(migrations.tracks()).counters();
    }

    /** How well the modes in force are known to be current. For any thread. */
    public ControlStatus control() {
        return new ControlStatus(engine.modes().stale(), engine.modes().age());
    }

    /**
     * Waits for at most {@code timeout} until the modes of all migrations are known to be current, and tells whether they
     * are. For a service that should not take requests in its start mode.
     */
    public boolean awaitControl(Duration timeout) {
        return Waiting.atMost(timeout).until(() -> !engine.modes().stale());
    }

    /** Waits for at most {@code timeout} until nothing is on its way, and tells whether nothing is. */
    public boolean flush(Duration timeout) {
        return Waiting.atMost(timeout).until(() -> counters().inFlight() == 0);
    }

    /**
     * Publishes what is on its way, for at most {@code timeout}, and ends the SDK's threads. Other sides that still run
     * get half of the time. Afterwards migrations still answer, but observe nothing.
     *
     * @return how many observations were left, and are lost
     */
    public long close(Duration timeout) {
        if (!closed.compareAndSet(false, true)) {
            return 0;
        }
        long before = counters().droppedInAll();
        migrations.close();
        engine.modes().close();
        engine.close(timeout);
        Counters last = counters();
        return last.droppedInAll() - before + last.inFlight();
    }

    /** Closes within {@link Limits#closeTimeout()}, and logs a warning if anything was left. */
    @Override
    public void close() {
        long left = close(config.limits.closeTimeout());
        if (left > 0) {
            LOG.warn("closed with {} observations unpublished", left);
        }
    }

    private static final class NoSink implements Sink {

        @Override
        public boolean offer(Observation observation, Delivery delivery) {
            delivery.dropped(DropReason.CLOSED, null);
            return true;
        }

        @Override
        public void close(Duration timeout) {}
    }
}
