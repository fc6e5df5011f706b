package dev.gnomon.sdk;

import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Slug;
import dev.gnomon.sdk.internal.payload.AnswerEncoder;
import dev.gnomon.sdk.internal.payload.AnswerTypes;
import dev.gnomon.sdk.internal.payload.ExactJson;
import dev.gnomon.sdk.internal.payload.SensitiveFields;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import dev.gnomon.sdk.spi.MigrationState;
import dev.gnomon.sdk.spi.PayloadEncoder;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The migrations that the service has asked for, one for each slug. Safe for use by several threads. */
final class Migrations {

    private final GnomonConfig config;
    private final Engine engine;
    private final AnswerTypes types;
    private final SensitiveNames names;
    private final Map<String, Entry> bySlug = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private record Entry(Migration<?> migration, Track track) {}

    Migrations(GnomonConfig config, Engine engine) {
        this.config = config;
        this.engine = engine;
        types = new AnswerTypes(ExactJson.mapper(config.hooks.mapper(), config.hasher, config.writtenByProperties));
        names = new SensitiveNames(config.sensitiveNames(), engine.failures());
        engine.meters()
                .gauge(
                        "gnomon.sensitive.migrations.unasked",
                        "migrations with sensitive paths that nobody asked for",
                        names,
                        SensitiveNames::countOfUnasked);
    }

    /** The migration named {@code slug}, made if it is new. */
    @SuppressWarnings("unchecked")
    <T> Migration<T> get(String slug, MigrationOptions<T> options) {
        Entry entry = bySlug.computeIfAbsent(Slug.check(slug), name -> create(name, options));
        if (!entry.track.options().type.equals(options.type)) {
            throw new IllegalArgumentException("migration '" + slug + "' answers "
                    + entry.track.options().type.getTypeName() + ", not "
                    + options.type.getTypeName());
        }
        return (Migration<T>) entry.migration;
    }

    List<Track> tracks() {
        return bySlug.values().stream().map(Entry::track).toList();
    }

    /** From now on no state starts a thread. */
    void close() {
        closed = true;
    }

    private Entry create(String slug, MigrationOptions<?> options) {
        PayloadEncoder<Object> encoder = encoder(slug, options);
        SensitiveFields sensitive = sensitive(slug, options, encoder.format());
        AnswerEncoder answers = new AnswerEncoder(slug, encoder, sensitive, config.limits.maxPayloadBytes());
        Track track = new Track(slug, options, answers, names, options.timeoutOr(config.shadows.timeout()));
        names.asked(slug);
        engine.meters().follow(track);
        return new Entry(new Migration<>(control(slug), track, engine.observer()), track);
    }

    private SensitiveFields sensitive(String slug, MigrationOptions<?> options, PayloadFormat format) {
        Set<String> paths = new HashSet<>(options.sensitive);
        paths.addAll(config.sensitive(slug));
        if (!paths.isEmpty() && format != PayloadFormat.JSON) {
            throw new IllegalArgumentException(
                    "migration '" + slug + "': sensitive paths need JSON payloads, not " + format);
        }
        return SensitiveFields.of(paths, config.hasher, types.isSensitive(options.type));
    }

    private PayloadEncoder<Object> encoder(String slug, MigrationOptions<?> options) {
        try {
            if (options.encoder == null) {
                for (String reason : types.whyWithheld(options.type)) {
                    engine.failures()
                            .once(Area.CAPTURE, "answers of migration " + slug + " will be withheld: " + reason, null);
                }
            }
            return types.encoder(options.encoder, options.type);
        } catch (IllegalArgumentException refused) {
            throw new IllegalArgumentException("migration '" + slug + "': " + refused.getMessage(), refused);
        }
    }

    private Control control(String slug) {
        MigrationState fixed = config.fixed.get(slug);
        Control control = new Control(slug, fixed == null ? config.start : fixed, this::startThreads);
        if (fixed == null) {
            engine.modes().follow(slug, control);
        }
        return control;
    }

    private void startThreads() {
        if (!closed) {
            engine.start();
        }
    }
}
