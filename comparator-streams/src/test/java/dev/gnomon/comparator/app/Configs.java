package dev.gnomon.comparator.app;

import dev.gnomon.comparator.config.ComparatorConfig;
import dev.gnomon.comparator.config.ConfigSources;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Configurations for tests: a free port, a state folder of the test's own. */
public final class Configs {

    private Configs() {}

    public static ComparatorConfig of(String bootstrapServers, Path stateFolder, Map<String, String> more) {
        Map<String, String> flags = new HashMap<>(Map.of(
                "kafka.bootstrap.servers",
                bootstrapServers,
                "streams.state.folder",
                stateFolder.toString(),
                "http.port",
                "0"));
        flags.putAll(more);
        return new ConfigSources(null, Map.of(), flags).load();
    }
}
