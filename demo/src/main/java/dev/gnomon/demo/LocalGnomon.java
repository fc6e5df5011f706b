package dev.gnomon.demo;

import dev.gnomon.comparator.app.Comparator;
import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.config.HttpConfig;
import dev.gnomon.comparator.config.KafkaConfig;
import dev.gnomon.comparator.config.PairingConfig;
import dev.gnomon.comparator.config.StreamsSettings;
import dev.gnomon.comparator.config.TopicsConfig;
import dev.gnomon.comparator.provision.TopicSetup;
import dev.gnomon.embedded.EmbeddedKafka;
import dev.gnomon.embedded.PortTakenException;
import dev.gnomon.schemas.Topics;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** A whole Gnomon in this process: a broker, the topics, the comparator. */
final class LocalGnomon implements AutoCloseable {

    private static final Topics TOPICS = Topics.withPrefix(Topics.DEFAULT_PREFIX);
    private static final int PARTITIONS = 4;
    private static final int THREADS = 2;

    private final Duration window;
    private final EmbeddedKafka kafka;
    private final Comparator comparator;
    private final Path tokenFile;

    private LocalGnomon(Place place, AccessToken token, EmbeddedKafka kafka, Comparator comparator) {
        window = place.window();
        tokenFile = token.file();
        this.kafka = kafka;
        this.comparator = comparator;
    }

    /**
     * Where a local Gnomon is.
     *
     * @param folder where it keeps its data
     * @param kafkaPort the broker's port; 0 for a free one
     * @param httpPort the port of the REST surface; 0 for a free one
     * @param window how long a side waits for its counterpart
     */
    record Place(Path folder, int kafkaPort, int httpPort, Duration window) {}

    /**
     * Starts everything; processing begins a moment later.
     *
     * @throws PortTakenException if it is the broker's
     * @throws DemoException if the folder cannot be used
     */
    static LocalGnomon start(Place place) {
        EmbeddedKafka kafka = startKafka(place);
        try {
            AccessToken token = AccessToken.createIn(place.folder());
            ComparatorConfig config = config(place, token, kafka.bootstrapServers());
            TopicSetup.create(config);
            return new LocalGnomon(place, token, kafka, Comparator.start(config));
        } catch (RuntimeException | Error failed) {
            kafka.close();
            throw failed;
        }
    }

    private static EmbeddedKafka startKafka(Place place) {
        try {
            return EmbeddedKafka.in(place.folder().resolve("kafka"))
                    .port(place.kafkaPort())
                    .start();
        } catch (PortTakenException taken) {
            throw taken;
        } catch (IllegalStateException unusable) {
            throw new DemoException(String.valueOf(unusable.getMessage()), unusable);
        }
    }

    String bootstrapServers() {
        return kafka.bootstrapServers();
    }

    URI uri() {
        return comparator.uri();
    }

    Topics topics() {
        return TOPICS;
    }

    /** How long a side waits for its counterpart. */
    Duration window() {
        return window;
    }

    /** Holds what whoever changes a mode must know. */
    Path tokenFile() {
        return tokenFile;
    }

    /** Says where everything is. */
    void announce(PrintWriter out) {
        out.println("Dashboard  " + uri());
        out.println("Kafka      " + bootstrapServers());
        out.println("Token      " + tokenFile);
        out.println("To change a mode, in another terminal:");
        out.println("  ./gnomon mode MIGRATION SHADOW --reason WHY --url " + uri() + " --token-file " + tokenFile);
        out.println("Ctrl-C ends it.");
        out.flush();
    }

    @Override
    public void close() {
        try {
            comparator.close();
        } finally {
            kafka.close();
        }
    }

    private static ComparatorConfig config(Place place, AccessToken token, String bootstrapServers) {
        return new ComparatorConfig(
                new KafkaConfig(Map.of("bootstrap.servers", bootstrapServers)),
                new TopicsConfig(TOPICS, PARTITIONS, 1),
                new StreamsSettings(
                        StreamsSettings.DEFAULT_APPLICATION_ID,
                        THREADS,
                        StreamsSettings.Guarantee.EXACTLY_ONCE_V2,
                        place.folder().resolve("comparator")),
                PairingConfig.DEFAULT.withWindow(place.window()),
                new HttpConfig(HttpConfig.DEFAULT.host(), place.httpPort(), token.text(), false));
    }
}
