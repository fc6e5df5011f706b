package dev.gnomon.comparator.cli;

import dev.gnomon.comparator.config.HttpConfig;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of every command that asks a running comparator. */
final class RestOptions {

    private static final String DEFAULT_URL = "http://127.0.0.1:" + HttpConfig.DEFAULT_PORT;

    @Option(
            names = "--url",
            paramLabel = "URL",
            description =
                    "Where the comparator is, with the path below which a proxy has put it (default: ${DEFAULT-VALUE}).",
            defaultValue = DEFAULT_URL)
    private URI url = URI.create(DEFAULT_URL);

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description =
                    "A file that holds one of the comparator's tokens; otherwise it is taken from the environment variable"
                            + " GNOMON_HTTP_TOKEN. Changing anything needs that of http.token.")
    private @Nullable Path tokenFile;

    @Option(names = "--json", description = "Print what the comparator answered, as it is.")
    private boolean json;

    boolean json() {
        return json;
    }

    RestClient client() {
        return new RestClient(url, token());
    }

    private @Nullable String token() {
        return TokenSource.read(tokenFile, System.getenv("GNOMON_HTTP_TOKEN"));
    }
}
