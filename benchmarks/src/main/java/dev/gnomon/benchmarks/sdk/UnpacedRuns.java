package dev.gnomon.benchmarks.sdk;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * Runs {@link CallBenchmark} for the paths that it is meant for.
 *
 * @param where what the paths connect to
 * @param folder takes JMH's own output
 */
record UnpacedRuns(CallPaths where, Path folder) {

    Map<PathName, UnpacedResult> run(List<PathName> paths) throws RunnerException {
        String[] names = paths.stream()
                .filter(PathName::isUnpacedToo)
                .map(PathName::toString)
                .toArray(String[]::new);
        if (names.length == 0) {
            return Map.of();
        }
        System.err.println("  without a pause: " + String.join(", ", names));
        Runner runner = new Runner(new OptionsBuilder()
                .include(CallBenchmark.class.getName())
                .param("path", names)
                .param("bootstrapServers", where.bootstrapServers())
                .param("topicPrefix", where.topicPrefix())
                .jvmArgs(PacedRounds.FLAGS.toArray(String[]::new))
                .addProfiler(GCProfiler.class)
                .output(folder.resolve("jmh.log").toString())
                .build());
        return UnpacedResult.of(runner.run());
    }
}
