package dev.gnomon.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.impl.SimpleBeanPropertyFilter;
import com.fasterxml.jackson.databind.ser.impl.SimpleFilterProvider;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.spi.Sensitive;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever Jackson writes a secret by, it leaves hashed or not at all. */
class PlantedMembersTest {

    private static final byte[] KEY = "0123456789abcdef".getBytes(UTF_8);
    private static final String SECRET = "DE02S3CRET";

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    static Stream<String> ways() {
        return PlantedTypes.all().keySet().stream();
    }

    private static Object answer(String way, String secret) {
        return Objects.requireNonNull(PlantedTypes.all().get(way)).apply(secret);
    }

    private Observation observed(GnomonConfigBuilder config, Object answer) {
        host.close();
        host.sink().observations().clear();
        host.start(config).migration("m", Object.class).recordOld("r-1", answer, Duration.ZERO);
        host.settled();
        return host.sink().only(Side.OLD);
    }

    private static String payload(Observation observation) {
        return observation.getPayload() == null ? "" : ListSink.payload(observation);
    }

    private GnomonConfigBuilder hashing() {
        return host.config().hashKey("k1", KEY);
    }

    private void isMasked(Observation observation) {
        assertThat(observation.toString()).doesNotContain(SECRET);
        if (observation.getCompleteness() == Completeness.WITHHELD) {
            namedOnce("m");
        } else {
            assertThat(payload(observation)).contains("hmac-sha256:");
            assertThat(observation.getHashKeyId()).isEqualTo("k1");
        }
    }

    private void namedOnce(String what) {
        Awaitility.await()
                .untilAsserted(() -> assertThat(host.failures())
                        .anySatisfy(failure ->
                                assertThat(failure.what()).contains("migration " + what + " is withheld: ")));
        assertThat(host.failures())
                .allSatisfy(failure -> assertThat(failure.what()).doesNotContain(SECRET));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void noWayLeadsASecretOut(String way) {
        isMasked(observed(hashing(), answer(way, SECRET)));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void withoutAKeyEveryWayIsWithheld(String way) {
        Observation observation = observed(host.config(), answer(way, SECRET));

        assertThat(observation.toString()).doesNotContain(SECRET);
        assertThat(observation.getCompleteness()).isEqualTo(Completeness.WITHHELD);
    }

    @ParameterizedTest
    @MethodSource("ways")
    void noMapperOfTheServiceLeadsASecretOut(String way) {
        for (ObjectMapper mapper : mappers()) {
            isMasked(observed(hashing().jsonMapper(mapper), answer(way, SECRET)));
        }
    }

    private static List<ObjectMapper> mappers() {
        SimpleModule printing = new SimpleModule()
                .addSerializer(PlantedTypes.Plain.class, ToStringSerializer.instance)
                .addKeySerializer(PlantedTypes.Plain.class, new PlantedTypes.PrintingKeys());
        return List.of(
                JsonMapper.builder()
                        .filterProvider(new SimpleFilterProvider()
                                .addFilter("planted", SimpleBeanPropertyFilter.serializeAllExcept("x")))
                        .build(),
                JsonMapper.builder().enable(MapperFeature.USE_STATIC_TYPING).build(),
                JsonMapper.builder().addModule(printing).build());
    }

    @ParameterizedTest
    @MethodSource("ways")
    void equalSecretsAreEqualAndOthersDiffer(String way) {
        Observation one = observed(hashing(), answer(way, SECRET));
        Observation same = observed(hashing(), answer(way, SECRET));
        Observation other = observed(hashing(), answer(way, SECRET + "-2"));

        assertThat(payload(same)).isEqualTo(payload(one));
        if (one.getCompleteness() == Completeness.COMPLETE) {
            assertThat(payload(other)).isNotEqualTo(payload(one));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "plain",
                "@JsonValue",
                "@JsonUnwrapped with a prefix",
                "@JsonUnwrapped within another",
                "@JsonRawValue",
                "@JsonFormat(ARRAY)",
                "a getter of an interface",
                "a getter that is overridden",
                "a renamed field",
                "a setter",
                "a subtype",
                "a generic type",
                "an Optional",
                "a node"
            })
    void ordinaryWaysAreHashedAndNotWithheld(String way) {
        assertThat(observed(hashing(), answer(way, SECRET)).getCompleteness()).isEqualTo(Completeness.COMPLETE);
    }

    interface Mixin {
        @Sensitive
        String iban();
    }

    @Test
    void whatAMixinMarksIsMasked() {
        ObjectMapper mapper = JsonMapper.builder()
                .addMixIn(PlantedTypes.Open.class, Mixin.class)
                .build();

        isMasked(observed(hashing().jsonMapper(mapper), new PlantedTypes.Open(SECRET)));
    }

    @Test
    void whatAMixinMarksIsMaskedInsideAnotherSerializer() {
        ObjectMapper mapper = JsonMapper.builder()
                .addMixIn(PlantedTypes.Open.class, Mixin.class)
                .addModule(new SimpleModule().addSerializer(PlantedTypes.Open.class, ToStringSerializer.instance))
                .build();

        isMasked(observed(hashing().jsonMapper(mapper), new PlantedTypes.Open(SECRET)));
    }

    @Test
    void aSecretThatIsIgnoredOnPurposeIsNoObstacle() {
        Observation observation = observed(host.config(), new Ignoring("x"));

        assertThat(payload(observation)).as("%s", host.failures()).isEqualTo("{\"name\":\"x\"}");
    }

    record Ignoring(
            String name,

            @com.fasterxml.jackson.annotation.JsonIgnore @Sensitive
            String iban) {
        Ignoring(String name) {
            this(name, SECRET);
        }
    }

    @Test
    void aSecretThatAppearsMeanwhileDoesNotLeave() {
        Observation observation = observed(hashing(), new PlantedTypes.SetMeanwhile(SECRET));

        assertThat(payload(observation)).doesNotContain(SECRET);
    }

    @Test
    void aSecretInASetIsHashedAndMarked() {
        isMasked(observed(hashing(), Set.of(new PlantedTypes.Plain(SECRET, "a"), new PlantedTypes.Plain(SECRET, "b"))));
    }
}
