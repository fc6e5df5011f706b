package dev.gnomon.interop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.interop.Site.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.serialization.Deserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Services with the registry and without it, on the same topics, as while a team moves from one to the other. */
class MixedCodecsIT {

    private static final String SCHEMA_REGISTRY_URL = "schema.registry.url";
    private static final int REQUESTS = 10_000;
    private static final int EACH_NTH_DIFFERS = 100;

    @TempDir
    private Path folder;

    @Test
    void tenThousandRecordsOfEachCodecOnTheSameTopicsGetTheVerdictsThatTheyWouldGetInOne() throws Exception {
        try (Apicurio registry = Apicurio.start();
                Site site = new Site(
                        folder, Map.of(SCHEMA_REGISTRY_URL, registry.address().toString()))) {
            site.startComparator();
            publish(site, Map.of(SCHEMA_REGISTRY_URL, registry.address().toString()));

            await().atMost(Site.SOON)
                    .untilAsserted(() -> assertThat(site.rates(Service.MIGRATION))
                            .contains("\"MATCH\":" + (REQUESTS - REQUESTS / EACH_NTH_DIFFERS))
                            .contains("\"MISMATCH\":" + REQUESTS / EACH_NTH_DIFFERS));
            Run verified = site.verify();
            assertThat(verified.status()).as(verified.output()).isZero();
            assertThat(verified.output()).contains("nothing differs in 1 migration(s)");
            bothCodecsAreOnBothTopics(site);
            whatIsPublishedIsInTheRegistrysFraming(site, registry);
        }
    }

    /** The old side of every other request is published with the registry, the new side of the others. */
    private static void publish(Site site, Map<String, String> registry) {
        try (Service with = new Service(site.bootstrapServers(), registry);
                Service without = new Service(site.bootstrapServers(), Map.of())) {
            for (int i = 0; i < REQUESTS; i++) {
                String answer = i % EACH_NTH_DIFFERS == 0 ? "other" : "answer " + i;
                (i % 2 == 0 ? with : without).old("r-" + i, "answer " + i);
                (i % 2 == 0 ? without : with).neu("r-" + i, answer);
            }
            assertThat(with.gnomon().flush(Duration.ofSeconds(60))).isTrue();
            assertThat(without.gnomon().flush(Duration.ofSeconds(60))).isTrue();
            assertThat(with.gnomon().counters().published()).isEqualTo(REQUESTS);
            assertThat(without.gnomon().counters().published()).isEqualTo(REQUESTS);
        }
    }

    private static void bothCodecsAreOnBothTopics(Site site) {
        for (String topic : List.of(Site.TOPICS.oldResults(), Site.TOPICS.newResults())) {
            Map<Byte, Integer> byFirstByte = new HashMap<>();
            site.recordsOf(topic).forEach(record -> byFirstByte.merge(record.value()[0], 1, Integer::sum));
            assertThat(byFirstByte).isEqualTo(Map.of((byte) 0, REQUESTS / 2, (byte) 0xC3, REQUESTS / 2));
        }
    }

    private static void whatIsPublishedIsInTheRegistrysFraming(Site site, Apicurio registry) throws Exception {
        try (Deserializer<Object> confluent =
                Confluent.deserializer(registry.address().toString())) {
            List<ConsumerRecord<byte[], byte[]>> events = site.recordsOf(Site.TOPICS.discrepancies());
            assertThat(events).hasSize(REQUESTS / EACH_NTH_DIFFERS);
            assertThat(events).allSatisfy(event -> {
                GenericRecord read = (GenericRecord) confluent.deserialize(event.topic(), event.value());
                assertThat(read.get("verdict")).hasToString("MISMATCH");
                assertThat(read.getSchema().getFullName()).isEqualTo("dev.gnomon.schemas.Discrepancy");
                assertThat(read.getSchema().toString()).doesNotContain("avro.java.string");
            });
            assertThat(site.recordsOf(Site.TOPICS.mismatchRates()))
                    .isNotEmpty()
                    .allSatisfy(rates -> assertThat(confluent.deserialize(rates.topic(), rates.value()))
                            .isInstanceOf(GenericRecord.class));
        }
    }
}
