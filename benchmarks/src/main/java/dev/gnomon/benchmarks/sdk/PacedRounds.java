package dev.gnomon.benchmarks.sdk;

import dev.gnomon.benchmarks.load.Range;
import dev.gnomon.benchmarks.process.ChildJvm;
import dev.gnomon.benchmarks.process.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Runs paths at a fixed rate, each in a process of its own, in interleaved rounds.
 *
 * @param rate calls a second: 1 to 1 million
 * @param warmUp seconds that each runs before it is measured, so that code is compiled and compilers are idle: 1 to 3,600
 * @param seconds how long each is measured: 1 to 3,600
 * @param rounds how often: 1 to 100
 */
record PacedRounds(int rate, int warmUp, int seconds, int rounds) {

    static final List<String> FLAGS =
            List.of("-Xmx1g", "-XX:+UseG1GC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");

    private static final Duration SPARE = Duration.ofMinutes(2);

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the option and the value that is out of range
     */
    PacedRounds {
        new Range("rate", 1, 1_000_000).check(rate);
        new Range("warm-up", 1, 3_600).check(warmUp);
        new Range("seconds", 1, 3_600).check(seconds);
        new Range("rounds", 1, 100).check(rounds);
    }

    /** The medians over all rounds. */
    Map<PathName, PacedResult> run(List<PathName> paths, CallPaths where, Path folder) throws InterruptedException {
        Map<PathName, List<PacedResult>> measured = new EnumMap<>(PathName.class);
        for (int round = 1; round <= rounds; round++) {
            for (PathName path : paths) {
                PacedResult result = runOnce(path, where, folder);
                measured.computeIfAbsent(path, first -> new ArrayList<>()).add(result);
                System.err.printf(
                        Locale.ROOT, "  round %d/%d  %-29s %,10.0f ns%n", round, rounds, path, result.medianNs());
            }
        }
        Map<PathName, PacedResult> medians = new EnumMap<>(PathName.class);
        measured.forEach((path, results) -> medians.put(path, PacedResult.median(results)));
        return medians;
    }

    private PacedResult runOnce(PathName path, CallPaths where, Path folder) throws InterruptedException {
        PathMain.Order order = new PathMain.Order(path, where, new PathMain.Timing(rate, warmUp, seconds));
        try (ChildJvm jvm = ChildJvm.start(PathMain.class, FLAGS, Json.line(order), folder.resolve(path + ".log"))) {
            return Json.parse(
                    jvm.await(
                            PathMain.RESULT,
                            Duration.ofSeconds(2L * (warmUp + seconds)).plus(SPARE)),
                    PacedResult.class);
        }
    }
}
