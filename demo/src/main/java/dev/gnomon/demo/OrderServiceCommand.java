package dev.gnomon.demo;

import dev.gnomon.comparator.cli.ExitStatus;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The demo's order service alone, for a Kafka and a comparator that run elsewhere. */
@Command(
        name = "order-service",
        mixinStandardHelpOptions = true,
        description = "Runs the demo's order service, with faults planted in known requests, against a Kafka that has"
                + " Gnomon's topics, until Ctrl-C. Its health and its metrics can be asked for by HTTP.")
final class OrderServiceCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Option(
            names = "--bootstrap-servers",
            paramLabel = "HOST:PORT[,...]",
            required = true,
            description = "Where Kafka is.")
    private String bootstrapServers = "";

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "50",
            description = "Requests per second and migration, 0.1 to 1000 (default: ${DEFAULT-VALUE}).")
    private double rate;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Decides what is planted where (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--http-host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where /health/live and /metrics are answered (default: ${DEFAULT-VALUE}).")
    private String httpHost = "127.0.0.1";

    @Option(
            names = "--http-port",
            paramLabel = "PORT",
            defaultValue = "8421",
            description = "Their port; 0 takes a free one (default: ${DEFAULT-VALUE}).")
    private int httpPort;

    @Override
    public Integer call() throws InterruptedException {
        check(rate >= 0.1 && rate <= 1_000, "--rate must be 0.1 to 1000");
        check(httpPort >= 0 && httpPort <= 65_535, "--http-port must be between 0 and 65535, not " + httpPort);
        PrintWriter out = spec.commandLine().getOut();
        try (EndSignal end = EndSignal.listen();
                ServiceSurface surface = ServiceSurface.listen(httpHost, httpPort)) {
            out.println("Metrics    " + surface.uri().resolve("/metrics"));
            out.println("Ctrl-C ends it.");
            out.flush();
            new ServiceRun(bootstrapServers, rate, seed, surface).run(end);
        }
        return ExitStatus.OK;
    }

    private void check(boolean good, String otherwise) {
        if (!good) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
