package dev.gnomon.benchmarks.pipeline;

import dev.gnomon.benchmarks.process.ChildJvm;
import dev.gnomon.benchmarks.process.Json;
import dev.gnomon.benchmarks.process.TopicAdmin;
import dev.gnomon.benchmarks.variant.Measurement;
import dev.gnomon.benchmarks.variant.VariantMain;
import dev.gnomon.benchmarks.variant.VariantName;
import dev.gnomon.benchmarks.variant.VariantSpec;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs variants in processes of their own, all with the same flags, one after the other. For use by one thread.
 */
final class VariantRunner {

    private static final Duration TIME_TO_START = Duration.ofMinutes(5);
    private static final Duration TIME_TO_END = Duration.ofHours(2);
    private static final List<String> FLAGS = List.of(
            "-Xmx1g",
            "-XX:+ExitOnOutOfMemoryError",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
            "-Dorg.slf4j.simpleLogger.showDateTime=true");

    private final Path folder;
    private final TopicAdmin admin;
    private final List<String> flags;
    private int started;

    /** @param moreFlags for the virtual machines, after the flags that all runs have */
    VariantRunner(Path folder, TopicAdmin admin, List<String> moreFlags) {
        this.folder = folder;
        this.admin = admin;
        flags = new ArrayList<>(FLAGS);
        flags.addAll(launcherOptions());
        flags.addAll(moreFlags);
    }

    /** The options with which the launchers start the comparator; none where this was not started by {@code benchmarks/run}. */
    private static List<String> launcherOptions() {
        return Stream.of(System.getProperty("gnomon.launcher.options", "").split(" "))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /**
     * Runs one.
     *
     * @param inputs read one after the other; the last one is measured
     * @param whileRunning what this process does when the variant reads
     * @throws IllegalStateException if it fails, with the end of its log
     */
    Measurement run(VariantName variant, List<VariantSpec.Input> inputs, Runnable whileRunning)
            throws InterruptedException {
        String name = variant.label() + "-" + ++started;
        List<VariantSpec> runs = new ArrayList<>();
        for (VariantSpec.Input input : inputs) {
            String applicationId = "benchmark-" + name + "-" + runs.size();
            String state = folder.resolve(applicationId).toString();
            runs.add(new VariantSpec(variant, input, applicationId, state));
        }
        String order = Json.line(new VariantMain.Order(runs));
        try (ChildJvm jvm = ChildJvm.start(VariantMain.class, flags, order, folder.resolve(name + ".log"))) {
            jvm.await(VariantMain.RUNNING, TIME_TO_START);
            whileRunning.run();
            return Json.parse(jvm.await(VariantMain.RESULT, TIME_TO_END), Measurement.class);
        } finally {
            for (VariantSpec spec : runs) {
                admin.deleteInternal(spec.applicationId());
            }
        }
    }
}
