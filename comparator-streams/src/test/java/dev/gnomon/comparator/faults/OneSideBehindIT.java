package dev.gnomon.comparator.faults;

import static org.apache.kafka.common.quota.ClientQuotaEntity.CLIENT_ID;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.comparator.Observations;
import dev.gnomon.embedded.EmbeddedKafka;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import org.apache.kafka.common.quota.ClientQuotaAlteration;
import org.apache.kafka.common.quota.ClientQuotaEntity;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading behind is not missing: one side has been read to its end, of the other most is still unread. */
class OneSideBehindIT {

    private static final int REQUESTS = Integer.getInteger("gnomon.faults.behind", 10_000);
    private static final Duration WINDOW = Duration.ofSeconds(20);

    /** The broker counts them over eleven seconds, and lets the one fetch pass that exceeds them. */
    private static final double BYTES_PER_SECOND = 1_000;

    private static final int BYTES_PER_FETCH = 16_384;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    private Path folder;

    @Test
    void whatHasArrivedAndIsNotReadYetIsNotMissing() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"));
                FaultScenario scenario = new FaultScenario(kafka.bootstrapServers(), "behind", folder);
                Publisher publisher = new Publisher(kafka.bootstrapServers(), scenario.topics())) {
            // Given a comparator that has read the old side to its end.
            scenario.set("pairing.window", WINDOW.toMillis() + "ms");
            scenario.set("kafka.main.consumer.max.partition.fetch.bytes", Integer.toString(BYTES_PER_FETCH));
            ComparatorProcess comparator = scenario.comparator("only");
            comparator.awaitReady();
            publish(publisher, Side.OLD);
            await().atMost(PATIENCE)
                    .until(() -> read(scenario, scenario.topics().oldResults()) == REQUESTS);

            // When the new side arrives within the window and is hardly read until every window is over.
            limitReading(scenario, BYTES_PER_SECOND);
            publish(publisher, Side.NEW);
            await().pollDelay(WINDOW.plusSeconds(5)).atMost(PATIENCE).until(() -> true);
            assertThat(read(scenario, scenario.topics().newResults())).isLessThan(REQUESTS / 2);
            limitReading(scenario, null);

            // Then
            scenario.assertNothingDiffers(comparator);
            assertThat(scenario.reader().of(Verdict.MISMATCH)).isEqualTo(REQUESTS / 100);
            assertThat(scenario.reader().seen()).isEqualTo(REQUESTS / 100);
        }
    }

    private static void publish(Publisher publisher, Side side) {
        for (int each = 0; each < REQUESTS; each++) {
            String answer = side == Side.NEW && each % 100 == 0 ? "2" : "1";
            publisher.publish(Observations.answered(side, "request-" + each, answer));
        }
        publisher.flush();
    }

    /** The broker's quota for every client. */
    private static void limitReading(FaultScenario scenario, @Nullable Double bytesPerSecond) throws Exception {
        ClientQuotaEntity everyClient = new ClientQuotaEntity(Collections.singletonMap(CLIENT_ID, null));
        ClientQuotaAlteration.Op limit = new ClientQuotaAlteration.Op("consumer_byte_rate", bytesPerSecond);
        scenario.admin()
                .alterClientQuotas(List.of(new ClientQuotaAlteration(everyClient, List.of(limit))))
                .all()
                .get();
    }

    /** How many records of the topic the comparator has committed to have read. */
    private static long read(FaultScenario scenario, String topic) throws Exception {
        return scenario.committed().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(topic))
                .mapToLong(entry -> entry.getValue().offset())
                .sum();
    }
}
