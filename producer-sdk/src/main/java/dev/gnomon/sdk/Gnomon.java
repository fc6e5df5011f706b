package dev.gnomon.sdk;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.sdk.GnomonFailure.Area;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
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
 * <p>Calls of a migration neither wait for Kafka nor fail by it. What cannot be published is dropped and counted.
 */
public final class Gnomon implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Gnomon.class);
    private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");

    private final GnomonConfig config;
    private final Failures failures;
    private final ObjectMapper mapper;
    private final Dispatcher dispatcher;
    private final Shadows shadows;
    private final Recorder recorder;
    private final Meters meters;
    private final Map<String, Entry> migrations = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private record Entry(Migration<?> migration, Track track) {}

    private Gnomon(GnomonConfig config, Sink sink, Failures failures) {
        this.config = config;
        this.failures = failures;
        mapper = ExactJson.mapper(config.hooks.mapper(), config.hasher);
        dispatcher = new Dispatcher(new Parcel.Ledger(new Budget(config.limits), failures, config.service), sink);
        ShadowExecutor executor = new ShadowExecutor(config.hooks.executor(), config.shadows.concurrency());
        shadows = new Shadows(config.shadows, executor, failures);
        recorder = new Recorder(dispatcher, failures);
        meters = new Meters(config.hooks.meters(), failures);
        meters.gauge("gnomon.buffer.records", "observations on their way", dispatcher, Dispatcher::records);
        meters.gauge("gnomon.buffer.bytes", "their size", dispatcher, Dispatcher::bytes);
        meters.gauge("gnomon.shadow.runs", "runs of the other side that run or wait", shadows, Shadows::admitted);
        meters.gauge("gnomon.control.stale", "1 while modes may be outdated", config.modes, m -> m.stale() ? 1 : 0);
    }

    /**
     * Connects to Kafka. Returns as soon as the settings are known to be usable, whether Kafka is there or not.
     *
     * @throws IllegalArgumentException naming the option and the value that cannot be used
     */
    public static Gnomon connect(GnomonConfig config) {
        Failures failures = new Failures(config.hooks.listener());
        KafkaSettings settings = new KafkaSettings(config.kafka, config.limits, config.service);
        KafkaSink sink = new KafkaSink(settings, config.topics, failures);
        sink.connect();
        return new Gnomon(config, sink, failures);
    }

    /** Publishes to {@code sink} instead of Kafka, whose settings are not looked at. Closes the sink in the end. */
    public static Gnomon publishingTo(Sink sink, GnomonConfig config) {
        return new Gnomon(config, sink, new Failures(config.hooks.listener()));
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
    @SuppressWarnings("unchecked")
    public <T> Migration<T> migration(String slug, MigrationOptions<T> options) {
        Entry entry = migrations.computeIfAbsent(checkSlug(slug), name -> create(name, options));
        if (!entry.track.options().type.equals(options.type)) {
            throw new IllegalArgumentException("migration '" + slug + "' answers "
                    + entry.track.options().type.getTypeName() + ", not "
                    + options.type.getTypeName());
        }
        return (Migration<T>) entry.migration;
    }

    private Entry create(String slug, MigrationOptions<?> options) {
        AnswerEncoder answers =
                new AnswerEncoder(slug, encoder(options), sensitive(slug, options), config.limits.maxPayloadBytes());
        Track track = new Track(slug, options, answers, options.timeoutOr(config.shadows.timeout()));
        meters.follow(track);
        MigrationState fixed = config.fixed.get(slug);
        Control control = new Control(slug, fixed == null ? config.start : fixed, this::startThreads);
        if (fixed == null) {
            follow(slug, control);
        }
        return new Entry(new Migration<>(control, new Lane(track, recorder, shadows, failures, config.hooks)), track);
    }

    private SensitiveFields sensitive(String slug, MigrationOptions<?> options) {
        Set<String> paths = new HashSet<>(options.sensitive);
        paths.addAll(config.sensitive(slug));
        if (!paths.isEmpty() && encoder(options).format() != PayloadFormat.JSON) {
            throw new IllegalArgumentException("migration '" + slug + "': sensitive paths need JSON payloads, not "
                    + encoder(options).format());
        }
        return SensitiveFields.of(paths, config.hasher, mapper, options.type);
    }

    @SuppressWarnings("unchecked")
    private PayloadEncoder<Object> encoder(MigrationOptions<?> options) {
        PayloadEncoder<?> given = options.encoder;
        return given == null ? new JsonEncoder(mapper) : (PayloadEncoder<Object>) given;
    }

    private void follow(String slug, Control control) {
        try {
            config.modes.follow(slug, control);
        } catch (RuntimeException broken) {
            failures.report(Area.MODES, "the modes of " + slug + " cannot be followed", broken);
            dispatcher.start();
        }
    }

    private void startThreads() {
        if (!closed) {
            dispatcher.start();
            shadows.start();
        }
    }

    /** What became of all observations so far. For any thread. */
    public Counters counters() {
        return new Sums(migrations.values().stream().map(Entry::track).toList()).counters();
    }

    /** Waits until nothing is on its way, for at most {@code timeout}; says whether that came about. */
    public boolean flush(Duration timeout) {
        return Waiting.atMost(timeout).until(() -> counters().inFlight() == 0);
    }

    /**
     * Lets what is on its way out, for at most {@code timeout}, and ends the SDK's threads. Half of the time is for other
     * sides that still run. Migrations go on answering afterwards, and observe nothing.
     *
     * @return how many observations were left, and are lost
     */
    public long close(Duration timeout) {
        if (closed) {
            return 0;
        }
        closed = true;
        Waiting waiting = Waiting.atMost(timeout);
        long before = counters().droppedInAll();
        closeModes();
        shadows.close(timeout.dividedBy(2));
        dispatcher.close(waiting.left());
        meters.close();
        Counters last = counters();
        return last.droppedInAll() - before + last.inFlight();
    }

    private void closeModes() {
        try {
            config.modes.close();
        } catch (RuntimeException broken) {
            failures.report(Area.MODES, "the source of the modes could not be closed", broken);
        }
    }

    /** Closes within {@link Limits#closeTimeout()}, and logs a warning if anything was left. */
    @Override
    public void close() {
        long left = close(config.limits.closeTimeout());
        if (left > 0) {
            LOG.warn("closed with {} observations unpublished", left);
        }
    }

    static String checkSlug(String slug) {
        if (!SLUG.matcher(slug).matches()) {
            throw new IllegalArgumentException("migration '" + slug
                    + "' must be 1 to 100 of a-z, 0-9, '-', '.', '_', beginning with a letter or digit");
        }
        return slug;
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
