package dev.gnomon.comparator.cli;

import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.config.ConfigSources;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that talks to Kafka. */
final class ConfigOptions {

    @Option(names = "--config", paramLabel = "FILE", description = "A properties file with options.")
    private @Nullable Path file;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT[,...]",
            description = "Where Kafka is; short for --set kafka.bootstrap.servers=...")
    private @Nullable String bootstrapServers;

    @Option(
            names = "--set",
            paramLabel = "OPTION=VALUE",
            description = "Sets one option, over the file and the environment (GNOMON_PAIRING_WINDOW for"
                    + " pairing.window). May be repeated. Secrets do not belong here: other users can see them.")
    private Map<String, String> set = new LinkedHashMap<>();

    /**
     * Reads the configuration.
     *
     * @param more further options that the command has flags for
     */
    ComparatorConfig load(Map<String, String> more) {
        Map<String, String> flags = new HashMap<>(set);
        if (bootstrapServers != null) {
            flags.put("kafka.bootstrap.servers", bootstrapServers);
        }
        flags.putAll(more);
        return new ConfigSources(file, System.getenv(), flags).load();
    }
}
