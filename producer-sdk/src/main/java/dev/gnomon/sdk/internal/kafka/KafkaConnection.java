package dev.gnomon.sdk.internal.kafka;

import dev.gnomon.schemas.Framing;
import dev.gnomon.schemas.RegistrySettings;
import dev.gnomon.sdk.internal.threads.Failures;
import dev.gnomon.sdk.spi.ModeSource;
import dev.gnomon.sdk.spi.Sink;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Kafka, as the rest of the SDK sees it: where observations go, and where modes come from. */
public final class KafkaConnection {

    private final KafkaOptions options;
    private final KafkaSettings settings;
    private final Framing framing;
    private final Failures failures;

    /**
     * Checks the options; touches no network.
     *
     * @throws IllegalArgumentException naming the option and the value that cannot be used
     */
    public KafkaConnection(KafkaOptions options, Failures failures) {
        this.options = options;
        this.failures = failures;
        settings = new KafkaSettings(options);
        RegistrySettings registry = options.registry();
        framing = registry == null ? Framing.embedded() : Framing.of(registry);
    }

    /**
     * A sink that publishes to the result topics. Does not wait for Kafka.
     *
     * @throws IllegalArgumentException if Kafka's own check refuses the settings
     */
    public Sink sink() {
        KafkaSink sink = new KafkaSink(settings, options.topics(), failures, ValueEncoder.of(framing, failures));
        sink.connect();
        return sink;
    }

    /**
     * A source that follows the topic {@code migrations}, once it is asked for a migration.
     *
     * @param snapshot where the modes are kept for the next start; null for nowhere
     */
    public ModeSource modes(@Nullable Path snapshot) {
        String topic = options.topics().migrations();
        SnapshotFile file = snapshot == null ? null : new SnapshotFile(snapshot);
        ModeFeed.Opener feeds = bad -> ModeFeed.connecting(settings.consumer(), topic, framing, bad);
        return new KafkaModes(feeds, file, failures, KafkaModes.PATIENCE);
    }
}
