package dev.gnomon.comparator.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.Observations;
import dev.gnomon.embedded.EmbeddedKafka;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.NewPartitions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Topics that change under the comparator make nothing missing. */
class ChangingTopicsIT {

    private static final int REQUESTS = 400;

    @TempDir
    private Path folder;

    @Test
    void partitionsThatGrowMakeNothingMissingAndEndTheProcess() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
                FaultScenario scenario = new FaultScenario(kafka.bootstrapServers(), "growing", folder)) {
            ComparatorProcess comparator = scenario.comparator("only");
            comparator.awaitReady();
            publish(kafka, scenario, "before-");

            // When one topic grows, and producers hear of it at once.
            scenario.admin()
                    .createPartitions(Map.of(scenario.topics().oldResults(), NewPartitions.increaseTo(8)))
                    .all()
                    .get();
            await().atMost(Duration.ofSeconds(5)).until(() -> !comparator.ready());
            publish(kafka, scenario, "after-");

            // Then it says so and ends, and no request has become missing.
            assertThat(comparator.exitStatus()).isEqualTo(1);
            assertThat(comparator.log()).contains("has 8 partitions, and had 4 at the start");
            assertThat(scenario.reader().of(Verdict.MISSING_OLD)).isZero();
            assertThat(scenario.reader().of(Verdict.MISSING_NEW)).isZero();

            // And once both have grown, one that begins anew counts what a recount does.
            scenario.admin()
                    .createPartitions(Map.of(scenario.topics().newResults(), NewPartitions.increaseTo(8)))
                    .all()
                    .get();
            scenario.reset("growing-2");
            publish(kafka, scenario, "afterwards-");
            scenario.assertVerified(scenario.comparator("second"));
        }
    }

    private static void publish(EmbeddedKafka kafka, FaultScenario scenario, String prefix) {
        try (Publisher publisher = new Publisher(kafka.bootstrapServers(), scenario.topics())) {
            for (int each = 0; each < REQUESTS; each++) {
                publisher.publish(Observations.answered(Side.OLD, prefix + each, "1"));
                publisher.publish(Observations.answered(Side.NEW, prefix + each, each % 50 == 0 ? "2" : "1"));
            }
            publisher.flush();
        }
    }
}
