package dev.gnomon.interop;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.GnomonConfig;
import dev.gnomon.sdk.GnomonConfigBuilder;
import dev.gnomon.sdk.Limits;
import dev.gnomon.sdk.Migration;
import dev.gnomon.sdk.spi.GnomonFailure;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A service with the SDK in it, which records one side of each request. */
final class Service implements AutoCloseable {

    static final String MIGRATION = "quotes";
    private static final Duration TOOK = Duration.ofMillis(2);

    private final List<GnomonFailure> failures = new CopyOnWriteArrayList<>();
    private final Gnomon gnomon;
    private final Migration<String> quotes;

    /** A service without a registry where {@code registry} is empty. */
    Service(String bootstrapServers, Map<String, String> registry, Limits limits) {
        GnomonConfigBuilder config = GnomonConfig.builder()
                .bootstrapServers(bootstrapServers)
                .mode(MIGRATION, Mode.SHADOW)
                .limits(limits)
                .failureListener(failures::add);
        registry.forEach(config::schemaRegistry);
        gnomon = Gnomon.connect(config.build());
        quotes = gnomon.migration(MIGRATION, String.class);
    }

    Service(String bootstrapServers, Map<String, String> registry) {
        this(bootstrapServers, registry, Limits.DEFAULT);
    }

    void old(String requestId, String answer) {
        quotes.recordOld(requestId, answer, TOOK);
    }

    void neu(String requestId, String answer) {
        quotes.recordNew(requestId, answer, TOOK);
    }

    Migration<String> quotes() {
        return quotes;
    }

    Gnomon gnomon() {
        return gnomon;
    }

    /** What the SDK's failure listener has heard. */
    List<String> failures() {
        return failures.stream().map(GnomonFailure::what).toList();
    }

    @Override
    public void close() {
        gnomon.close(Duration.ofSeconds(5));
    }
}
