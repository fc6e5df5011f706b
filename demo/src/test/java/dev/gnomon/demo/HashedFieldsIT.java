package dev.gnomon.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.demo.check.DiscrepancyReader;
import dev.gnomon.demo.planting.Expected;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Verdict;
import dev.gnomon.sdk.Gnomon;
import dev.gnomon.sdk.GnomonConfig;
import dev.gnomon.sdk.Migration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sensitive fields leave the service as hashes; the comparator sees where they differ, and nothing of what they were. */
class HashedFieldsIT {

    private static final String MIGRATION = "payments";
    private static final Duration TOOK = Duration.ofMillis(1);

    @TempDir
    private Path folder;

    record Payment(String iban, int cents) {}

    @Test
    void aDifferenceBehindTheHashIsFoundAndHashesOfDifferentKeysAreNotCompared() {
        LocalGnomon.Place place = new LocalGnomon.Place(folder, 0, 0, Duration.ofSeconds(5));
        try (LocalGnomon local = LocalGnomon.start(place);
                Gnomon service = service(local, "key-1");
                Gnomon another = service(local, "key-2");
                DiscrepancyReader discrepancies = new DiscrepancyReader(
                        local.bootstrapServers(), local.topics().discrepancies())) {
            Migration<Payment> payments = service.migration(MIGRATION, Payment.class);
            Payment old = new Payment("DE02 1203 0000 0000 2020 51", 100);
            payments.read("same", () -> old, () -> new Payment("DE02 1203 0000 0000 2020 51", 100));
            payments.read("another-iban", () -> old, () -> new Payment("DE02 5001 0517 0137 0750 30", 100));
            payments.recordOld("another-key", old, TOOK);
            another.migration(MIGRATION, Payment.class).recordNew("another-key", old, TOOK);

            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                discrepancies.readToTheEnd();
                assertThat(discrepancies.of(MIGRATION))
                        .isEqualTo(Map.of(
                                "another-iban", new Expected(Verdict.MISMATCH, Set.of("CHANGED /iban")),
                                "another-key", new Expected(Verdict.NOT_COMPARABLE, Set.of())));
            });
        }
    }

    private static Gnomon service(LocalGnomon local, String keyId) {
        return Gnomon.connect(GnomonConfig.builder()
                .bootstrapServers(local.bootstrapServers())
                .service("payments")
                .startMode(Mode.SHADOW)
                .hashKey(keyId, (keyId + ", a key of enough bytes").getBytes(UTF_8))
                .sensitive(MIGRATION, "/iban")
                .build());
    }
}
