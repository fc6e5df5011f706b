package dev.gnomon.demo;

import dev.gnomon.comparator.cli.ExitStatus;
import dev.gnomon.demo.check.RatesClient;
import dev.gnomon.demo.check.Report;
import dev.gnomon.demo.orders.OrderService;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The order service, a broker and the comparator, all in this process. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs an order service that does two migrations, with faults planted in known requests, and beside it a"
                    + " broker and the comparator: all in this process, and gone when it ends.",
            "Without --exit it goes on until Ctrl-C."
        })
final class DemoCommand implements Callable<Integer> {

    private static final long DEFAULT_REQUESTS = 20_000;
    private static final double LIVE_RATE = 50;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it
    private CommandSpec spec;

    @Mixin
    private LocalOptions local = new LocalOptions();

    @Option(
            names = "--requests",
            paramLabel = "N",
            description = "Requests per migration, 1 to 10000000 (default: 20000 with --exit, else no end).")
    private @Nullable Long requests;

    @Option(
            names = "--exit",
            description = "End when everything is judged: with status 0 if all that was planted was found and nothing"
                    + " else, with 1 if not.")
    private boolean exit;

    @Option(names = "--json", paramLabel = "FILE", description = "With --exit: write what was planted and found.")
    private @Nullable Path json;

    @Option(
            names = "--seed",
            paramLabel = "NUMBER",
            defaultValue = "1",
            description = "Decides what is planted where (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "Requests per second and migration, 0.1 to 100000 (default: 50, or with --requests and --exit"
                    + " as many as the machine can).")
    private @Nullable Double rate;

    @Override
    public Integer call() throws InterruptedException, IOException {
        DemoRun.Plan plan = plan();
        PrintWriter out = spec.commandLine().getOut();
        try (EndSignal end = EndSignal.listen();
                TemporaryFolder folder = TemporaryFolder.create("gnomon-demo-", end);
                LocalGnomon gnomon = local.start(folder.path(), out)) {
            gnomon.announce(out);
            Progress progress = new Progress(out, new RatesClient(gnomon.uri()), OrderService.MIGRATIONS);
            Report report = new DemoRun(gnomon, plan, end, progress).run();
            if (report == null) {
                return ExitStatus.OK;
            }
            tell(report, out);
            if (!exit) {
                end.await();
            }
            return report.agrees() ? ExitStatus.OK : ExitStatus.NO;
        }
    }

    private DemoRun.Plan plan() {
        check(json == null || exit, "--json needs --exit");
        check(json == null || canBeWritten(json), "--json: " + json + " cannot be written");
        check(requests == null || (requests >= 1 && requests <= 10_000_000), "--requests must be 1 to 10000000");
        check(rate == null || (rate >= 0.1 && rate <= 100_000), "--rate must be 0.1 to 100000");
        Long count = requests == null && exit ? Long.valueOf(DEFAULT_REQUESTS) : requests;
        Double perSecond = rate == null && count == null ? Double.valueOf(LIVE_RATE) : rate;
        return new DemoRun.Plan(count, perSecond, seed);
    }

    private static boolean canBeWritten(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return Files.exists(file)
                ? Files.isRegularFile(file) && Files.isWritable(file)
                : folder != null && Files.isWritable(folder);
    }

    private void tell(Report report, PrintWriter out) throws IOException {
        report.lines().forEach(out::println);
        out.println(report.agrees() ? "All that was planted was found, and nothing else." : "NOT what was planted.");
        out.flush();
        if (json != null) {
            report.write(json);
        }
    }

    private void check(boolean good, String otherwise) {
        if (!good) {
            throw new ParameterException(spec.commandLine(), otherwise);
        }
    }
}
