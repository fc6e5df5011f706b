package dev.gnomon.comparator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The comparator against Kafka as everybody runs it, in containers. Runs in the profile {@code containers} only. */
class KafkaContainersIT {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir
    private Path folder;

    @Test
    void onOneBrokerItIsKilledAndCountsEveryRequestOnce() {
        try (ContainerKafka kafka = ContainerKafka.start(1);
                FaultScenario scenario = new FaultScenario(kafka.bootstrapServers(), "one", folder);
                Traffic traffic = scenario.traffic()) {
            ComparatorProcess comparator = scenario.comparator("only");
            scenario.awaitVerdictsEverywhere();

            assertThat(comparator.kill()).isEqualTo(ComparatorProcess.KILLED);
            comparator = scenario.comparator("only");

            scenario.awaitVerdictsEverywhere();
            traffic.finish();
            scenario.assertNothingDiffers(comparator);
        }
    }

    @Test
    void oneOfThreeBrokersStandsStillAndComesBackAndNothingIsLost() throws Exception {
        try (ContainerKafka kafka = ContainerKafka.start(3);
                FaultScenario scenario = new FaultScenario(kafka.bootstrapServers(), "three", folder);
                Traffic traffic = scenario.traffic()) {
            scenario.set("kafka.request.timeout.ms", Integer.toString(FaultScenario.REQUEST_TIMEOUT_MILLIS));
            ComparatorProcess comparator = scenario.comparator("only");
            scenario.awaitVerdictsEverywhere();

            int still = scenario.coordinator();
            kafka.pause(still);
            assertThat(kafka.paused()).containsExactly(still);
            awaitBrokers(scenario, 2);
            assertThat(brokers(scenario)).doesNotContain(still);
            scenario.awaitVerdictsEverywhere();

            kafka.unpause(still);
            awaitBrokers(scenario, 3);
            scenario.awaitVerdictsEverywhere();
            traffic.finish();
            scenario.assertNothingDiffers(comparator);
        }
    }

    private static void awaitBrokers(FaultScenario scenario, int count) {
        await("brokers")
                .atMost(PATIENCE)
                .ignoreExceptions()
                .until(() -> brokers(scenario).size() == count);
    }

    private static List<Integer> brokers(FaultScenario scenario) throws Exception {
        return scenario.admin().describeCluster().nodes().get().stream()
                .map(Node::id)
                .toList();
    }
}
