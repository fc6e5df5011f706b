package dev.gnomon.comparator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gnomon.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** What happens to the brokers. */
class BrokerFaultsIT {

    private static final int OUTAGE_SECONDS = Integer.getInteger("gnomon.faults.outage.seconds", 8);

    private static final int STILL_SECONDS = Integer.getInteger("gnomon.faults.still.seconds", 150);

    /** Of the pairing, the rates and the control: no other task on a thread meets what a commit leaves behind. */
    private static final int A_THREAD_FOR_EACH_TASK = 4 + 1 + 1;

    /** Longer than a commit may take there, and what Kafka Streams does when it has, and an outage is worth saying. */
    private static final Duration QUIET = Duration.ofSeconds(12);

    private static final int KILLS = Integer.getInteger("gnomon.faults.broker.kills", 2);

    @TempDir
    private Path folder;

    @Test
    void aBrokerThatGoesAwayAndComesBackCostsNothing() {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
                FaultScenario scenario = new FaultScenario(kafka.bootstrapServers(), "outage", folder);
                Traffic traffic = scenario.traffic()) {
            scenario.set("kafka.admin.request.timeout.ms", "2000");
            scenario.set("kafka.admin.default.api.timeout.ms", "5000");
            ComparatorProcess comparator = scenario.comparator("only");
            scenario.awaitVerdictsEverywhere();

            kafka.stop();
            assertThatThrownBy(() -> brokers(scenario.admin())).isInstanceOf(ExecutionException.class);
            traffic.awaitRequests(OUTAGE_SECONDS * Traffic.REQUESTS_A_SECOND);
            assertThat(comparator.alive()).as(comparator::log).isTrue();
            await().atMost(Duration.ofSeconds(30)).until(() -> comparator.log().contains("Kafka does not answer"));
            assertThat(comparator.log()).doesNotContain("answers again");
            kafka.restart();

            scenario.awaitVerdictsEverywhere();
            traffic.finish();
            scenario.assertNothingDiffers(comparator);
            assertThat(comparator.log())
                    .containsOnlyOnce("Kafka does not answer")
                    .containsOnlyOnce("Kafka answers again");
        }
    }

    /**
     * Connections stay, so that clients wait for answers until they give up, here sooner than by default. Where there is
     * nothing to write, what is given up is the commit. With Kafka's own producers everything was forgotten: StrictProducer
     * says why.
     */
    @Test
    void aCommitThatTimesOutOnABrokerThatStandsStillForgetsNothing() {
        try (BrokerProcess broker = BrokerProcess.in(folder.resolve("quiet"));
                FaultScenario scenario = new FaultScenario(broker.bootstrapServers(), "quiet", folder);
                Traffic traffic = scenario.traffic()) {
            scenario.set("streams.threads", Integer.toString(A_THREAD_FOR_EACH_TASK));
            scenario.set("kafka.admin.request.timeout.ms", "1000");
            scenario.set("kafka.admin.default.api.timeout.ms", "2000");
            scenario.set("kafka.producer.request.timeout.ms", "2000");
            scenario.set("kafka.producer.delivery.timeout.ms", "4000");
            scenario.set("kafka.producer.max.block.ms", "3000");
            ComparatorProcess comparator = scenario.comparator("only");
            scenario.awaitVerdictsEverywhere();
            traffic.pause();
            scenario.assertNothingDiffers(comparator);

            stopsFor(QUIET, broker, comparator);
            assertThat(comparator.log()).contains("StreamsException <- KafkaException <- TimeoutException: ");

            traffic.resume();
            scenario.awaitVerdictsEverywhere();
            traffic.finish();
            scenario.assertNothingDiffers(comparator);
        }
    }

    /** Not part of every build: Kafka's clients give up after one minute or two. */
    @Test
    @EnabledIfSystemProperty(named = "gnomon.faults.still.seconds", matches = "\\d+")
    void aBrokerThatStandsStillUnderLoadCostsNothing() {
        try (BrokerProcess broker = BrokerProcess.in(folder.resolve("still"));
                FaultScenario scenario = new FaultScenario(broker.bootstrapServers(), "still", folder);
                Traffic traffic = scenario.traffic()) {
            ComparatorProcess comparator = scenario.comparator("only");
            scenario.awaitVerdictsEverywhere();

            stopsFor(Duration.ofSeconds(STILL_SECONDS), broker, comparator);

            scenario.awaitVerdictsEverywhere();
            traffic.finish();
            scenario.assertNothingDiffers(comparator);
        }
    }

    /** Not part of every build, because of KAFKA-20734: see "What this cannot do" in docs/design.md. */
    @Test
    @EnabledIfSystemProperty(named = "gnomon.faults.broker.kills", matches = "\\d+")
    void aBrokerThatIsKilledAndStartedAgainOnItsDataCostsNothing() throws Exception {
        try (BrokerProcess broker = BrokerProcess.in(folder.resolve("killed"));
                FaultScenario scenario = new FaultScenario(broker.bootstrapServers(), "killed", folder);
                Traffic traffic = scenario.traffic()) {
            ComparatorProcess comparator = scenario.comparator("only");
            for (int kill = 0; kill < KILLS; kill++) {
                scenario.awaitVerdictsEverywhere();
                assertThat(broker.kill()).isEqualTo(ComparatorProcess.KILLED);
                broker.startAgain();
            }

            scenario.awaitVerdictsEverywhere();
            traffic.finish();
            scenario.assertNothingDiffers(comparator);
        }
    }

    @Test
    void oneOfThreeBrokersCanBeLost() throws Exception {
        try (EmbeddedKafka kafka =
                        EmbeddedKafka.in(folder.resolve("kafka")).brokers(3).start();
                FaultScenario scenario = new FaultScenario(kafka.bootstrapServers(), "lost", folder);
                Traffic traffic = scenario.traffic()) {
            ComparatorProcess comparator = scenario.comparator("only");
            scenario.awaitVerdictsEverywhere();

            int lost = Math.max(2, scenario.coordinator());
            kafka.stop(lost);
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> brokers(scenario.admin()).size() == 2);
            assertThat(brokers(scenario.admin())).extracting(Node::id).doesNotContain(lost);
            scenario.awaitVerdictsEverywhere();

            traffic.finish();
            scenario.assertNothingDiffers(comparator);
        }
    }

    private static void stopsFor(Duration time, BrokerProcess broker, ComparatorProcess comparator) {
        broker.freeze();
        try {
            await().during(time).atMost(time.plusSeconds(10)).until(comparator::alive);
            assertThat(comparator.log()).contains("Kafka does not answer").doesNotContain("answers again");
        } finally {
            broker.thaw();
        }
    }

    private static Collection<Node> brokers(Admin admin) throws ExecutionException, InterruptedException {
        return admin.describeCluster().nodes().get();
    }
}
