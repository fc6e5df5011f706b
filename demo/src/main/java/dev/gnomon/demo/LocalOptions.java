package dev.gnomon.demo;

import dev.gnomon.embedded.PortTakenException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The options of every command that runs a Gnomon in this process. */
final class LocalOptions {

    @Spec(Target.MIXEE)
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec command;

    @Option(
            names = "--port",
            paramLabel = "PORT",
            description = "Port of REST and dashboard on 127.0.0.1 (default: a free one).")
    private int port;

    @Option(
            names = "--kafka-port",
            paramLabel = "PORT",
            description = "Port of the broker on 127.0.0.1 (default: a free one).")
    private int kafkaPort;

    @Option(
            names = "--window",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "How long a side waits for its counterpart before that counts as missing, 1 to 3600 (default:"
                    + " ${DEFAULT-VALUE}).")
    private int window;

    /**
     * Starts a Gnomon with its data in {@code folder}.
     *
     * @throws ParameterException if an option is out of range, or the broker's port is taken
     */
    LocalGnomon start(Path folder, PrintWriter out) {
        inRange("--port", port, 0, 65_535);
        inRange("--kafka-port", kafkaPort, 0, 65_535);
        inRange("--window", window, 1, 3_600);
        out.println("Starting a broker and the comparator ...");
        out.flush();
        try {
            return LocalGnomon.start(new LocalGnomon.Place(folder, kafkaPort, port, Duration.ofSeconds(window)));
        } catch (PortTakenException taken) {
            throw wrong("--kafka-port: " + taken.getMessage());
        }
    }

    private void inRange(String option, int value, int least, int most) {
        if (value < least || value > most) {
            throw wrong(option + " must be between " + least + " and " + most + ", not " + value);
        }
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
