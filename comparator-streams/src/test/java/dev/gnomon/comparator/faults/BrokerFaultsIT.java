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

    private static Collection<Node> brokers(Admin admin) throws ExecutionException, InterruptedException {
        return admin.describeCluster().nodes().get();
    }
}
