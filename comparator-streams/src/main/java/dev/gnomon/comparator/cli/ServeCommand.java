package dev.gnomon.comparator.cli;

import dev.gnomon.comparator.app.Comparator;
import dev.gnomon.comparator.config.ComparatorConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the comparator until the process is asked to end. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Runs the comparator against a real Kafka until Ctrl-C.")
final class ServeCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Option(names = "--http-port", paramLabel = "PORT", description = "Port of REST and dashboard; 0 takes a free one.")
    private @Nullable String httpPort;

    @Override
    public Integer call() throws InterruptedException {
        Map<String, String> flags = new HashMap<>();
        if (httpPort != null) {
            flags.put("http.port", httpPort);
        }
        ComparatorConfig config = options.load(flags);
        try (Comparator comparator = Comparator.start(config)) {
            ClosedAtExit atExit = ClosedAtExit.of(comparator);
            spec.commandLine().getOut().println("gnomon: dashboard at " + comparator.uri());
            spec.commandLine().getOut().flush();
            comparator.awaitEnd();
            atExit.cancel();
        }
        return ExitStatus.OK;
    }
}
