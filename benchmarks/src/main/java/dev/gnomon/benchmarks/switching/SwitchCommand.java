package dev.gnomon.benchmarks.switching;

import dev.gnomon.benchmarks.process.BrokerProcess;
import dev.gnomon.benchmarks.process.Scratch;
import dev.gnomon.benchmarks.report.Machine;
import dev.gnomon.benchmarks.report.ReportOptions;
import dev.gnomon.comparator.app.Comparator;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures how soon a fleet answers in a new mode. */
@Command(
        name = "switch",
        description = "Walks a migration through all modes and back while services take requests, and measures from"
                + " each command to the first answer in the new mode of the last process. Exit status 1 where a step"
                + " takes longer than 2 s, a request fails or an epoch is wrong.",
        mixinStandardHelpOptions = true)
public final class SwitchCommand implements Callable<Integer> {

    private static final double MOST_SECONDS = 2;
    private static final long DISK_BYTES = 1L << 30;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How often there and back. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--processes",
            paramLabel = "N",
            defaultValue = "3",
            description = "How many services. Default: ${DEFAULT-VALUE}.")
    private int processes;

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Requests a second, of all services together. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Mixin
    private ReportOptions reportOptions = new ReportOptions();

    @Override
    public Integer call() throws InterruptedException {
        if (rounds < 1 || processes < 1 || rate < 1) {
            throw new IllegalArgumentException("--rounds, --processes and --rate must be at least 1");
        }
        SwitchReport report = measure(Machine.describe());
        reportOptions.publish(report.text(), report, command);
        return report.good(MOST_SECONDS) ? 0 : 1;
    }

    private SwitchReport measure(Machine machine) throws InterruptedException {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
        try (Scratch scratch = Scratch.below(temporary, DISK_BYTES);
                BrokerProcess broker = BrokerProcess.start(scratch.path())) {
            Site site = new Site(broker.bootstrapServers(), scratch.path());
            try (Comparator comparator = site.startComparator()) {
                return new Walk(site, site.control(comparator)).run(machine, rounds, site.services(processes, rate));
            }
        }
    }
}
