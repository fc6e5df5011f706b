package dev.gnomon.comparator.faults;

import static org.apache.kafka.common.quota.ClientQuotaEntity.CLIENT_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.Observations;
import dev.gnomon.embedded.EmbeddedKafka;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import dev.gnomon.schemas.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading behind is not missing: one side has been read to its end, of the other everything is still unread. */
class OneSideBehindIT {

    private static final int REQUESTS = Integer.getInteger("gnomon.faults.behind", 20_000);

    /** So little that the first half of the new side takes many commits. */
    private static final double BYTES_PER_SECOND = REQUESTS * 10.0;

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    @Test
    void whatHasArrivedAndIsNotReadYetIsNotMissing() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
                FaultScenario scenario = new FaultScenario(kafka.bootstrapServers(), "behind", folder)) {
            // Given every counterpart in its topic within the window, and every window over.
            Duration window = publishOneSideAfterTheOther(kafka.bootstrapServers(), scenario.topics());
            scenario.set("pairing.window", window.toMillis() + "ms");
            await().pollDelay(window).atMost(PATIENCE).until(() -> true);

            // When the new side is read slowly, after the old one.
            scenario.set("kafka.main.consumer.max.partition.fetch.bytes", "16384");
            limitReading(scenario, BYTES_PER_SECOND);
            ComparatorProcess comparator = scenario.comparator("only");
            await().pollInterval(Duration.ofMillis(50)).atMost(PATIENCE).until(() -> oneSideIsBehind(scenario));
            limitReading(scenario, null);

            // Then
            scenario.assertNothingDiffers(comparator);
            assertThat(scenario.reader().of(Verdict.MISMATCH)).isEqualTo(REQUESTS / 100);
            assertThat(scenario.reader().seen()).isEqualTo(REQUESTS / 100);
        }
    }

    /** Gives a window into which all of it fits. */
    private static Duration publishOneSideAfterTheOther(String bootstrapServers, Topics topics) {
        try (Publisher publisher = new Publisher(bootstrapServers, topics)) {
            long begun = System.nanoTime();
            for (Side side : new Side[] {Side.OLD, Side.NEW}) {
                for (int each = 0; each < REQUESTS; each++) {
                    String answer = side == Side.NEW && each % 100 == 0 ? "2" : "1";
                    publisher.publish(Observations.answered(side, "request-" + each, answer));
                }
                publisher.flush();
            }
            return Duration.ofNanos(System.nanoTime() - begun).plusMillis(200);
        }
    }

    /** The broker's quota for every client: counted over eleven seconds, so that the first bytes still come at once. */
    private static void limitReading(FaultScenario scenario, @Nullable Double bytesPerSecond) throws Exception {
        ClientQuotaEntity everyClient = new ClientQuotaEntity(Collections.singletonMap(CLIENT_ID, null));
        ClientQuotaAlteration.Op limit = new ClientQuotaAlteration.Op("consumer_byte_rate", bytesPerSecond);
        scenario.admin()
                .alterClientQuotas(List.of(new ClientQuotaAlteration(everyClient, List.of(limit))))
                .all()
                .get();
    }

    /** Whether a commit was seen that has all of the old side, and less than half of the new one. */
    private static boolean oneSideIsBehind(FaultScenario scenario) throws Exception {
        Map<TopicPartition, OffsetAndMetadata> committed = scenario.committed();
        return read(committed, scenario.topics().oldResults()) == REQUESTS
                && read(committed, scenario.topics().newResults()) < REQUESTS / 2;
    }

    private static long read(Map<TopicPartition, OffsetAndMetadata> committed, String topic) {
        return committed.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }
}
