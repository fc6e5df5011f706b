package dev.gnomon.benchmarks.switching;

import dev.gnomon.comparator.app.Comparator;
import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.config.ConfigSources;
import dev.gnomon.comparator.provision.TopicSetup;
import dev.gnomon.schemas.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * What the benchmark runs on: a broker and a comparator, as they are delivered.
 *
 * @param bootstrapServers the broker
 * @param folder for state and logs
 * @param token what the comparator's REST surface wants to see
 */
record Site(String bootstrapServers, Path folder, String token) {

    static final String MIGRATION = "customer-id";

    private static final Duration TIME_TO_START = Duration.ofSeconds(90);
    private static final long BETWEEN_LOOKS_MILLIS = 50;

    Site(String bootstrapServers, Path folder) {
        this(bootstrapServers, folder, UUID.randomUUID().toString());
    }

    Topics topics() {
        return Topics.withPrefix(Topics.DEFAULT_PREFIX);
    }

    /** Starts a comparator, and returns when it processes. */
    Comparator startComparator() throws InterruptedException {
        ComparatorConfig config = new ConfigSources(
                        null,
                        Map.of(),
                        Map.of(
                                "kafka.bootstrap.servers",
                                bootstrapServers,
                                "streams.state.folder",
                                folder.resolve("state").toString(),
                                "http.port",
                                "0",
                                "http.token",
                                token))
                .load();
        TopicSetup.create(config);
        Comparator comparator = Comparator.start(config);
        long deadline = System.nanoTime() + TIME_TO_START.toNanos();
        while (!comparator.status().ready()) {
            if (System.nanoTime() - deadline > 0) {
                comparator.close();
                throw new IllegalStateException("the comparator does not process after " + TIME_TO_START.toSeconds());
            }
            Thread.sleep(BETWEEN_LOOKS_MILLIS);
        }
        return comparator;
    }

    ControlClient control(Comparator comparator) {
        return new ControlClient(comparator.uri(), token, MIGRATION);
    }

    /** {@code count} services that share {@code rate} requests a second evenly. */
    List<ServiceSpec> services(int count, double rate) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> new ServiceSpec(bootstrapServers, "service-" + number, MIGRATION, rate / count))
                .toList();
    }
}
