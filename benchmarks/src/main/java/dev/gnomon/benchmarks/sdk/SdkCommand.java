package dev.gnomon.benchmarks.sdk;

import dev.gnomon.benchmarks.process.BrokerProcess;
import dev.gnomon.benchmarks.process.Scratch;
import dev.gnomon.benchmarks.process.TopicAdmin;
import dev.gnomon.benchmarks.report.Machine;
import dev.gnomon.benchmarks.report.ReportOptions;
import dev.gnomon.benchmarks.report.RunOptions;
import dev.gnomon.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.openjdk.jmh.runner.RunnerException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures what the SDK costs the thread that calls it, against a broker in a process of its own. */
@Command(
        name = "sdk",
        description = "Measures what the SDK costs the caller's thread, beside its peers.",
        mixinStandardHelpOptions = true)
public final class SdkCommand implements Callable<Integer> {

    private static final Topics TOPICS = Topics.withPrefix("benchmark.");
    private static final long DISK_BYTES = 4L << 30;

    @Spec
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--paths",
            paramLabel = "NAME",
            split = ",",
            description = "What to measure: ${COMPLETION-CANDIDATES}. Default: all.")
    private List<PathName> paths = List.of(PathName.values());

    @Option(
            names = "--rate",
            paramLabel = "N",
            defaultValue = "20000",
            description = "Calls a second. Default: ${DEFAULT-VALUE}.")
    private int rate;

    @Option(
            names = "--warm-up",
            paramLabel = "N",
            defaultValue = "20",
            description =
                    "How many seconds each path runs at that rate before it is measured. Default: ${DEFAULT-VALUE}.")
    private int warmUp;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many seconds each path is measured. Default: ${DEFAULT-VALUE}.")
    private int seconds;

    @Mixin
    private RunOptions run = new RunOptions();

    @Mixin
    private ReportOptions reportOptions = new ReportOptions();

    @Override
    public Integer call() throws InterruptedException, RunnerException {
        PacedRounds paced = new PacedRounds(rate, warmUp, seconds, run.rounds());
        Machine machine = Machine.describe();
        try (Scratch scratch = Scratch.below(run.folder(), DISK_BYTES);
                BrokerProcess broker = BrokerProcess.startBeside(scratch.path())) {
            new TopicAdmin(broker.bootstrapServers()).create(TOPICS);
            CallPaths where = new CallPaths(broker.bootstrapServers(), TOPICS.prefix());
            Map<PathName, PacedResult> pacedResults = paced.run(paths, where, scratch.path());
            Map<PathName, UnpacedResult> unpacedResults = new UnpacedRuns(where, scratch.path()).run(paths);
            SdkReport report = SdkReport.of(machine, rate, pacedResults, unpacedResults);
            reportOptions.publish(SdkText.of(report), report, command);
        }
        return 0;
    }
}
