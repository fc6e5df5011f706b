package dev.gnomon.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gnomon.schemas.Side;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Paths and names that are meant to hide something, and hide nothing, are told. */
class UnmatchedNamesTest {

    private final Host host = new Host();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    record Customer(String customerIban) {}

    @AfterEach
    void close() {
        host.close();
    }

    private GnomonConfigBuilder config() {
        return host.config()
                .meterRegistry(meters)
                .hashKey("k1", "0123456789abcdef".getBytes(UTF_8))
                .jsonMapper(JsonMapper.builder()
                        .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                        .build());
    }

    private void record(Gnomon gnomon, String migration, int payloads, Object answer) {
        for (int i = 0; i < payloads; i++) {
            gnomon.migration(migration, Object.class).recordOld("r-" + i, answer, Duration.ZERO);
        }
        host.settled();
    }

    private void isTold(String... parts) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(host.failures())
                        .filteredOn(failure -> failure.what().contains("nothing"))
                        .singleElement()
                        .satisfies(failure -> assertThat(failure.what()).contains(parts)));
    }

    @Test
    void aPathThatNamesNothingIsToldAfterAHundredPayloads() {
        Gnomon gnomon = host.start(config().sensitive("m", "/customerIban"));

        record(gnomon, "m", 99, new Customer("DE02"));
        assertThat(host.failures()).isEmpty();
        record(gnomon, "m", 100, new Customer("DE02"));

        isTold("'/customerIban'", "migration m", "100 payloads");
        assertThat(meters.get("gnomon.sensitive.paths.unmatched").gauge().value())
                .isEqualTo(1);
        assertThat(host.sink().observations()).allMatch(observation -> observation.getHashKeyId() == null);
    }

    @Test
    void aPathThatNamesSomethingNowAndThenIsFine() {
        Gnomon gnomon = host.start(config().sensitive("m", "/customer_iban", "/**/note"));

        record(gnomon, "m", 50, new Customer("DE02"));
        record(gnomon, "m", 70, Map.of("a", Map.of("note", "x")));

        assertThat(host.failures()).isEmpty();
        assertThat(meters.get("gnomon.sensitive.paths.unmatched").gauge().value())
                .isZero();
    }

    @Test
    void aPathThatNamesWhatIsNullHasNamedSomething() {
        Gnomon gnomon = host.start(config().sensitive("m", "/iban"));
        Map<String, Object> answer = new HashMap<>();
        answer.put("iban", null);

        record(gnomon, "m", 120, answer);

        assertThat(host.failures()).isEmpty();
        assertThat(host.sink().observations()).allMatch(observation -> observation.getHashKeyId() == null);
    }

    @Test
    void theKeyIsNamedOnlyWhereSomethingWasHashed() {
        Gnomon gnomon = host.start(config().sensitive("m", "/iban"));
        Migration<Object> migration = gnomon.migration("m", Object.class);

        migration.recordOld("r-1", Map.of("iban", "DE02"), Duration.ZERO);
        migration.recordNew("r-1", Map.of("other", "x"), Duration.ZERO);

        host.settled();
        assertThat(host.sink().only(Side.OLD).getHashKeyId()).isEqualTo("k1");
        assertThat(host.sink().only(Side.NEW).getHashKeyId()).isNull();
    }

    @Test
    void aMigrationThatNobodyAsksForIsToldAfterAHundredPayloads() {
        Gnomon gnomon = host.start(config().sensitive("custmer", "/iban"));

        record(gnomon, "customer", 100, "x");

        isTold("migration custmer", "100 payloads");
        assertThat(meters.get("gnomon.sensitive.migrations.unasked").gauge().value())
                .isEqualTo(1);
    }
}
