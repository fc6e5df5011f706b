package dev.gnomon.demo;

import dev.gnomon.comparator.cli.ExitStatus;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A broker and the comparator for someone who is adding the SDK to a service. */
@Command(
        name = "dev",
        mixinStandardHelpOptions = true,
        description = "Runs a broker with the topics, and the comparator, until Ctrl-C: for adding the SDK to a service"
                + " without a Kafka at hand.")
final class DevCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private LocalOptions local = new LocalOptions();

    @Option(
            names = "--data",
            paramLabel = "FOLDER",
            description = "Where the data is kept for the next time (default: nowhere, it is gone at the end).")
    private @Nullable Path data;

    @Override
    public Integer call() throws InterruptedException {
        PrintWriter out = spec.commandLine().getOut();
        try (EndSignal end = EndSignal.listen();
                TemporaryFolder folder = TemporaryFolder.create("gnomon-dev-", end);
                LocalGnomon gnomon = local.start(data == null ? folder.path() : data, out)) {
            gnomon.announce(out);
            end.await();
        }
        return ExitStatus.OK;
    }
}
