package dev.gnomon.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Counters.Note;
import dev.gnomon.sdk.spi.GnomonFailure;
import dev.gnomon.sdk.spi.PayloadEncoder;
import dev.gnomon.sdk.spi.Sensitive;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveFieldsTest {

    private static final byte[] KEY = "0123456789abcdef".getBytes(UTF_8);
    private static final Duration SOON = Duration.ofSeconds(10);

    private final ListSink sink = new ListSink();
    private final List<GnomonFailure> failures = new CopyOnWriteArrayList<>();
    private Gnomon gnomon = Gnomon.disabled();

    record Account(@Sensitive String iban, String bank) {}

    record Customer(String name, Account account, @Sensitive List<String> aliases, BigDecimal limit) {}

    private static final Customer CUSTOMER =
            new Customer("Ada", new Account("DE02", "First"), List.of("A", "B"), new BigDecimal("10.0"));

    @AfterEach
    void close() {
        gnomon.close();
    }

    private GnomonConfigBuilder config() {
        return GnomonConfig.builder().startMode(Mode.SHADOW).failureListener(failures::add);
    }

    private Observation observed(GnomonConfigBuilder config, Object answer) {
        gnomon = Gnomon.publishingTo(sink, config.build());
        gnomon.migration("customer", Object.class).recordOld("r-1", answer, Duration.ZERO);
        assertThat(gnomon.flush(SOON)).isTrue();
        return sink.only(Side.OLD);
    }

    private static JsonNode json(Observation observation) throws Exception {
        return new ObjectMapper().readTree(ListSink.payload(observation));
    }

    @Test
    void annotatedPropertiesLeaveAsTypedHashes() throws Exception {
        Observation observation = observed(config().hashKey("k1", KEY), CUSTOMER);

        JsonNode payload = json(observation);
        assertThat(payload.at("/account/iban").textValue()).startsWith("hmac-sha256:string:");
        assertThat(payload.at("/aliases").textValue()).startsWith("hmac-sha256:array:");
        assertThat(payload.at("/account/bank").textValue()).isEqualTo("First");
        assertThat(observation.getHashKeyId()).isEqualTo("k1");
        assertThat(observation.getCompleteness()).isEqualTo(Completeness.COMPLETE);
    }

    @Test
    void pathsOfTheConfigurationAreHashedTooAndTheRestStaysExact() throws Exception {
        Observation observation = observed(
                config().hashKey("k1", KEY).sensitive("customer", "/**/name", "/items/*/sku"),
                Map.of("name", "Ada", "items", List.of(Map.of("sku", 7, "price", new BigDecimal("1.10")))));

        JsonNode payload = json(observation);
        assertThat(payload.at("/name").textValue()).startsWith("hmac-sha256:string:");
        assertThat(payload.at("/items/0/sku").textValue()).startsWith("hmac-sha256:number:");
        assertThat(ListSink.payload(observation)).contains("\"price\":1.10");
        assertThat(observation.getHashKeyId()).isEqualTo("k1");
    }

    @Test
    void withoutAKeyThePayloadIsWithheldAndCountedAndSaid() {
        Observation observation = observed(config(), CUSTOMER);

        assertThat(observation.getCompleteness()).isEqualTo(Completeness.WITHHELD);
        assertThat(observation.getPayload()).isNull();
        assertThat(gnomon.counters().noted(Note.WITHHELD)).isEqualTo(1);
        Awaitility.await()
                .untilAsserted(() -> assertThat(failures)
                        .anySatisfy(failure -> assertThat(failure.what())
                                .isEqualTo("an answer of migration customer is withheld: "
                                        + "sensitive fields need a hashKey in the configuration")));
    }

    @Test
    void anAnswerWithSensitivePathsThatIsTooLargeIsWithheldInsteadOfCut() {
        Observation observation = observed(
                config().hashKey("k1", KEY)
                        .sensitive("customer", "/name")
                        .limits(Limits.DEFAULT.withMaxPayloadBytes(1_024)),
                Map.of("name", "x".repeat(5_000)));

        assertThat(observation.getCompleteness()).isEqualTo(Completeness.WITHHELD);
    }

    @Test
    void failureMessagesOfMigrationsWithSensitiveFieldsAreNotPublished() {
        gnomon = Gnomon.publishingTo(sink, config().build());
        gnomon.migration("customer", Customer.class)
                .recordOld(Request.of("r-1"), Outcome.failed(new IllegalStateException("no DE02")));

        assertThat(gnomon.flush(SOON)).isTrue();
        assertThat(sink.only(Side.OLD).getFailure().getType()).isEqualTo("java.lang.IllegalStateException");
        assertThat(sink.only(Side.OLD).getFailure().getMessage()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "/a~", "/a~2b"})
    void aPathThatIsNoneIsRefusedByName(String path) {
        assertThatThrownBy(() -> config().sensitive("customer", path)).hasMessageContaining("'" + path + "'");
    }

    @Test
    void aKeyThatIsTooShortIsRefusedWithoutSayingIt() {
        assertThatThrownBy(() -> config().hashKey("k1", "secret".getBytes(UTF_8)))
                .hasMessage("hashKey: the key 'k1' must have at least 16 bytes, not 6");
    }

    @Test
    void sensitivePathsWithTextPayloadsAreRefused() {
        gnomon = Gnomon.publishingTo(sink, config().build());

        assertThatThrownBy(() -> gnomon.migration(
                        "customer",
                        MigrationOptions.builder(String.class)
                                .payload(PayloadEncoder.text())
                                .sensitive("/a")
                                .build()))
                .hasMessage("migration 'customer': sensitive paths need JSON payloads, not TEXT");
    }
}
