package dev.gnomon.comparator.cli;

import dev.gnomon.comparator.config.HttpConfig;
import java.net.URI;
import picocli.CommandLine.Option;

/** The options of every command that asks a running comparator. */
final class RestOptions {

    private static final String DEFAULT_URL = "http://127.0.0.1:" + HttpConfig.DEFAULT_PORT;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description = "Where the comparator is (default: ${DEFAULT-VALUE}). Its token is taken from the"
                    + " environment variable GNOMON_HTTP_TOKEN.",
            defaultValue = DEFAULT_URL)
    private URI url = URI.create(DEFAULT_URL);

    @Option(names = "--json", description = "Print what the comparator answered, as it is.")
    private boolean json;

    boolean json() {
        return json;
    }

    RestClient client() {
        return new RestClient(url, System.getenv("GNOMON_HTTP_TOKEN"));
    }
}
