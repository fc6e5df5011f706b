package dev.gnomon.benchmarks.latency;

import dev.gnomon.benchmarks.load.Range;
import dev.gnomon.benchmarks.process.BrokerProcess;
import dev.gnomon.benchmarks.process.ChildJvm;
import dev.gnomon.benchmarks.process.Json;
import dev.gnomon.benchmarks.process.TopicAdmin;
import dev.gnomon.schemas.Topics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Goes through scenarios in interleaved rounds, each with a service and a broker in processes of their own.
 *
 * @param rate requests a second: 1 to 10,000
 * @param seconds how long each is measured, after the warm-up: 1 to 3,600
 * @param rounds how often: 1 to 100
 * @param folder below which brokers keep their data
 * @param jvmFlags for the services, after the flags that all runs have
 */
record LatencyRounds(int rate, int seconds, int rounds, Path folder, List<String> jvmFlags) {

    private static final Topics TOPICS = Topics.withPrefix("benchmark.");
    private static final Duration SPARE = Duration.ofMinutes(2);
    private static final List<String> FLAGS =
            List.of("-Xms256m", "-Xmx256m", "-XX:+UseG1GC", "-Dorg.slf4j.simpleLogger.defaultLogLevel=error");

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the option and the value that is out of range
     */
    LatencyRounds {
        new Range("rate", 1, 10_000).check(rate);
        new Range("seconds", 1, 3_600).check(seconds);
        new Range("rounds", 1, 100).check(rounds);
    }

    /** The medians over all rounds. */
    Map<Scenario, Latency> latencies(Set<Scenario> scenarios) throws InterruptedException {
        Map<Scenario, List<Latency>> measured = new EnumMap<>(Scenario.class);
        for (int round = 1; round <= rounds; round++) {
            for (Scenario scenario : scenarios) {
                Latency latency = latencyOnce(scenario, folder.resolve(scenario + "-" + round));
                measured.computeIfAbsent(scenario, first -> new ArrayList<>()).add(latency);
                System.err.printf(
                        Locale.ROOT,
                        "  round %d/%d  %-15s 99.9 %%: %,8.1f us%n",
                        round,
                        rounds,
                        scenario,
                        latency.p999Us());
            }
        }
        Map<Scenario, Latency> medians = new EnumMap<>(Scenario.class);
        measured.forEach((scenario, latencies) -> medians.put(scenario, Latency.median(latencies)));
        return medians;
    }

    private Latency latencyOnce(Scenario scenario, Path data) throws InterruptedException {
        try (BrokerProcess broker = broker(data)) {
            LatencyMain.Order order =
                    new LatencyMain.Order(scenario, broker.bootstrapServers(), TOPICS.prefix(), rate, seconds);
            try (ChildJvm service = start(LatencyMain.class, Json.line(order), data)) {
                service.await(LatencyMain.WARM, SPARE);
                if (scenario == Scenario.KAFKA_DOWN) {
                    broker.kill();
                }
                return Json.parse(service.await(LatencyMain.RESULT, SPARE.plusSeconds(seconds)), Latency.class);
            }
        }
    }

    /** The share of a core, in percent, that a process takes to do nothing: the median of the rounds. */
    double idle(boolean connected) throws InterruptedException {
        List<Double> shares = new ArrayList<>();
        try (BrokerProcess broker = broker(folder.resolve("idle-" + connected))) {
            for (int round = 0; round < rounds; round++) {
                IdleMain.Order order =
                        new IdleMain.Order(connected, broker.bootstrapServers(), TOPICS.prefix(), seconds);
                try (ChildJvm service = start(IdleMain.class, Json.line(order), folder)) {
                    shares.add(Double.valueOf(service.await(IdleMain.RESULT, SPARE.plusSeconds(seconds))));
                }
            }
        }
        return shares.stream().sorted().toList().get((rounds - 1) / 2);
    }

    private static BrokerProcess broker(Path data) throws InterruptedException {
        try {
            Files.createDirectories(data);
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot make " + data, unusable);
        }
        BrokerProcess broker = BrokerProcess.startAside(data);
        new TopicAdmin(broker.bootstrapServers()).create(TOPICS);
        return broker;
    }

    private ChildJvm start(Class<?> main, String order, Path folder) {
        List<String> flags = new ArrayList<>(FLAGS);
        flags.addAll(jvmFlags);
        return ChildJvm.start(main, flags, order, folder.resolve("service.log"));
    }
}
