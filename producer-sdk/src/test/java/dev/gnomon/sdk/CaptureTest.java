package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.Failure;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Counters.Note;
import dev.gnomon.sdk.spi.PayloadEncoder;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.util.Utf8;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureTest {

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    private Observation observed(GnomonConfigBuilder config, Object answer) {
        host.start(config).migration("m", Object.class).recordOld("r-1", answer, Duration.ZERO);
        host.settled();
        return host.sink().only(Side.OLD);
    }

    private String json(Object answer) {
        return ListSink.payload(observed(host.config(), answer));
    }

    @Test
    void aResultThatIsChangedRightAfterReturnIsPublishedAsItWas() {
        Migration<Object> migration = host.start(host.config()).migration("m", Object.class);

        @SuppressWarnings("unchecked")
        List<String> answer =
                (List<String>) migration.read("r-1", () -> new ArrayList<>(List.of("a")), () -> List.of("a"));
        answer.add("b");

        host.settled();
        assertThat(ListSink.payload(host.sink().only(Side.OLD))).isEqualTo("[\"a\"]");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aGraphWithACycleIsWithheld(boolean immutable) {
        List<Object> cycle = new ArrayList<>();
        cycle.add(cycle);
        MigrationOptions.Builder<Object> options = MigrationOptions.builder(Object.class);
        Migration<Object> migration =
                host.start(host.config()).migration("m", (immutable ? options.immutableResults() : options).build());

        assertThat(migration.read("r-1", () -> cycle, () -> "x")).isSameAs(cycle);

        assertThat(host.settled().noted(Note.WITHHELD)).isEqualTo(1);
        assertThat(host.sink().only(Side.OLD).getCompleteness()).isEqualTo(Completeness.WITHHELD);
        assertThat(host.sink().only(Side.OLD).getPayloadBytes()).isEqualTo(-1);
    }

    record Treacherous(String name) {

        @Override
        public String name() {
            if (name.isEmpty()) {
                throw new StackOverflowError("in a getter");
            }
            return name;
        }
    }

    @Test
    void aGetterThatFailsCostsThePayloadOnly() {
        assertThat(observed(host.config(), new Treacherous("")).getCompleteness())
                .isEqualTo(Completeness.WITHHELD);
    }

    @Test
    void anEncoderThatFailsCostsThePayloadOnly() {
        PayloadEncoder<Object> broken = new PayloadEncoder<>() {
            @Override
            public PayloadFormat format() {
                return PayloadFormat.TEXT;
            }

            @Override
            public void encode(Object answer, OutputStream out) {
                throw new NoClassDefFoundError("mapper");
            }
        };
        Migration<Object> migration = host.start(host.config())
                .migration(
                        "m",
                        MigrationOptions.builder(Object.class).payload(broken).build());

        assertThat(migration.read("r-1", () -> "old", () -> "new")).isEqualTo("old");

        assertThat(host.settled().noted(Note.WITHHELD)).isEqualTo(2);
    }

    @Test
    void whatIsLargerThanTheLimitIsCutBetweenCharacters() {
        Observation observation =
                observed(host.config().limits(Limits.DEFAULT.withMaxPayloadBytes(1_024)), "ä".repeat(2_000));

        assertThat(observation.getCompleteness()).isEqualTo(Completeness.TRUNCATED);
        assertThat(ListSink.payload(observation))
                .startsWith("\"ä")
                .endsWith("ä")
                .doesNotContain("\uFFFD");
    }

    @Test
    void numbersAreExact() {
        assertThat(json(List.of(new BigDecimal("0.10"), Long.MAX_VALUE, new BigDecimal("1e400"))))
                .isEqualTo("[0.10,9223372036854775807,1E+400]");
    }

    @Test
    void datesAreIsoAndOptionalsAreTheirValue() {
        assertThat(json(List.of(LocalDate.of(2026, 1, 2), Duration.ofSeconds(90), Optional.of(1), Optional.empty())))
                .isEqualTo("[\"2026-01-02\",\"PT1M30S\",1,null]");
    }

    @Test
    void mapsAreInOrderOfTheirKeys() {
        Map<String, Integer> backwards = new LinkedHashMap<>();
        backwards.put("b", 2);
        backwards.put("a", 1);

        assertThat(json(backwards)).isEqualTo("{\"a\":1,\"b\":2}");
    }

    @Test
    void avroRecordsAreTheirFields() {
        assertThat(json(new Failure("boom", null))).isEqualTo("{\"type\":\"boom\",\"message\":null}");
    }

    @Test
    void genericAvroRecordsKeepDecimalsAndNesting() {
        Schema price = LogicalTypes.decimal(9, 2).addToSchema(Schema.create(Schema.Type.BYTES));
        Schema schema = SchemaBuilder.record("Quote")
                .fields()
                .name("price")
                .type(Schema.createUnion(Schema.create(Schema.Type.NULL), price))
                .noDefault()
                .name("tags")
                .type()
                .map()
                .values()
                .stringType()
                .noDefault()
                .endRecord();
        GenericData.Record quote = new GenericData.Record(schema);
        quote.put("price", ByteBuffer.wrap(new BigInteger("1050").toByteArray()));
        quote.put("tags", Map.of("k", new Utf8("v")));

        assertThat(json(quote)).isEqualTo("{\"price\":10.50,\"tags\":{\"k\":\"v\"}}");
    }

    @Test
    void theServicesOwnMapperIsUsedAndLeftAsItIs() {
        ObjectMapper mapper = new ObjectMapper();
        observed(host.config().jsonMapper(mapper), Map.of("a", 1));

        assertThat(mapper.getRegisteredModuleIds()).isEmpty();
    }

    @Test
    void textAndBytesArePublishedAsTheyAre() {
        Migration<byte[]> bytes = host.start(host.config())
                .migration(
                        "m",
                        MigrationOptions.builder(byte[].class)
                                .payload(PayloadEncoder.bytes())
                                .build());
        bytes.recordOld("r-1", "raw".getBytes(StandardCharsets.UTF_8), Duration.ZERO);
        Migration<String> text = host.gnomon()
                .migration(
                        "t",
                        MigrationOptions.builder(String.class)
                                .payload(PayloadEncoder.text())
                                .build());
        text.recordNew("r-1", "plain", Duration.ZERO);

        host.settled();
        assertThat(host.sink().only(Side.OLD).getFormat()).isEqualTo(PayloadFormat.BYTES);
        assertThat(ListSink.payload(host.sink().only(Side.OLD))).isEqualTo("raw");
        assertThat(host.sink().only(Side.NEW).getFormat()).isEqualTo(PayloadFormat.TEXT);
        assertThat(ListSink.payload(host.sink().only(Side.NEW))).isEqualTo("plain");
    }

    @Test
    void operationTagsVersionsAndTraceTravelWithTheObservation() {
        MigrationOptions<Object> options = MigrationOptions.builder(Object.class)
                .operation("default")
                .tag("region", "eu")
                .version("pricing", "1")
                .build();
        Migration<Object> migration =
                host.start(host.config().traceParents(() -> "00-trace-01")).migration("m", options);

        migration.recordOld("r-1", "x", Duration.ZERO);
        migration.recordNew(
                Request.of("r-1")
                        .withOperation("get")
                        .withTag("k", "v")
                        .withVersion("pricing", "2")
                        .withTraceParent("00-own-01"),
                Outcome.of("x"));

        host.settled();
        assertThat(host.sink().only(Side.OLD).getOperation()).isEqualTo("default");
        assertThat(host.sink().only(Side.OLD).getTraceParent()).isEqualTo("00-trace-01");
        assertThat(host.sink().only(Side.NEW).getOperation()).isEqualTo("get");
        assertThat(host.sink().only(Side.NEW).getTraceParent()).isEqualTo("00-own-01");
        assertThat(host.sink().only(Side.NEW).getTags()).isEqualTo(Map.of("region", "eu", "k", "v"));
        assertThat(host.sink().only(Side.NEW).getVersions()).isEqualTo(Map.of("pricing", "2"));
    }
}
