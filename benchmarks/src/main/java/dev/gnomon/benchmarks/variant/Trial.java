package dev.gnomon.benchmarks.variant;

import dev.gnomon.benchmarks.load.Expected;
import dev.gnomon.benchmarks.process.Usage;
import dev.gnomon.schemas.Topics;
import dev.gnomon.schemas.Verdict;
import java.time.Duration;
import java.util.Map;

/**
 * Runs a variant once over its topics, from start to the last verdict, and measures it. For use by one thread.
 *
 * <p>A variant whose verdicts are not what is expected is waited for until they no longer change, and then reported as
 * it is.
 */
final class Trial {

    private static final Duration BETWEEN_SAMPLES = Duration.ofMillis(10);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
    private static final Duration LONGEST_STALL = Duration.ofSeconds(90);
    private static final Duration SETTLED_AFTER = Duration.ofSeconds(15);
    private static final Duration ONE_MORE_COMMIT = Duration.ofMillis(2500);

    private final Variant variant;
    private final Topics topics;
    private final Expected expected;
    private final SteadyState steady;

    Trial(Variant variant, VariantSpec.Input input) {
        this.variant = variant;
        this.topics = input.topics();
        this.expected = input.expected();
        this.steady = new SteadyState(expected.observations());
    }

    /**
     * Runs it.
     *
     * @param onRunning called when the variant reads
     * @throws IllegalStateException if the variant fails, or reads nothing for {@code LONGEST_STALL}
     */
    Measurement run(Runnable onRunning, boolean judging) throws InterruptedException {
        Usage begin = Usage.now();
        variant.start();
        onRunning.run();
        readEverything();
        Usage read = Usage.now();
        Map<Verdict, Long> verdicts = judging ? settledVerdicts() : variant.verdicts();
        Usage end = Usage.now();
        variant.check();
        // What is written at a commit belongs to the run.
        Thread.sleep(ONE_MORE_COMMIT.toMillis());
        return measurement(new Span(begin, read, end), verdicts);
    }

    private void readEverything() throws InterruptedException {
        long before = 0;
        long movedAt = System.nanoTime();
        for (long read = 0; read < expected.observations(); read = Progress.observationsOf(topics)) {
            steady.sample(read, Usage.now());
            if (read > before) {
                before = read;
                movedAt = System.nanoTime();
            } else {
                variant.check();
                checkStall(read, System.nanoTime() - movedAt);
            }
            Thread.sleep(BETWEEN_SAMPLES.toMillis());
        }
        steady.sample(expected.observations(), Usage.now());
    }

    private void checkStall(long read, long nanos) {
        if (nanos > LONGEST_STALL.toNanos()) {
            throw new IllegalStateException("stuck after " + read + " of " + expected.observations() + " observations");
        }
    }

    private Map<Verdict, Long> settledVerdicts() throws InterruptedException {
        Map<Verdict, Long> verdicts = variant.verdicts();
        long changedAt = System.nanoTime();
        while (!verdicts.equals(expected.verdicts()) && System.nanoTime() - changedAt < SETTLED_AFTER.toNanos()) {
            Thread.sleep(BETWEEN_LOOKS.toMillis());
            variant.check();
            Map<Verdict, Long> now = variant.verdicts();
            if (!now.equals(verdicts)) {
                changedAt = System.nanoTime();
            }
            verdicts = now;
        }
        return verdicts;
    }

    private Measurement measurement(Span span, Map<Verdict, Long> verdicts) {
        double pairs = expected.requests();
        SteadyState.Cost cost = steady.cost(expected.requests());
        InternalTraffic traffic = new StreamsMetrics(topics).internalTraffic();
        return new Measurement(
                cost.cpuMicrosPerPair(),
                cost.pairsPerSecond(),
                (span.end().cpuNanos() - span.begin().cpuNanos()) / 1e3 / pairs,
                (span.read().wallNanos() - span.begin().wallNanos()) / 1e9,
                traffic.changelogBytes() / pairs,
                traffic.repartitionBytes() / pairs,
                traffic.busiestTaskOverMean(),
                Usage.peakRssMb(),
                verdicts);
    }

    private record Span(Usage begin, Usage read, Usage end) {}
}
