package dev.gnomon.sdk.openfeature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.spi.MigrationState;
import dev.openfeature.sdk.ErrorCode;
import dev.openfeature.sdk.OpenFeatureAPI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever flags and providers do, nothing rises by a failure, and a state that may be outdated says so. */
class FlagFailuresTest {

    private static final String MODE = "gnomon.m";
    private static final String EXPOSURE = "gnomon.m.exposure";
    private static final String SAMPLE_RATE = "gnomon.m.sample-rate";
    private static final MigrationState GOOD = new MigrationState(Mode.REVERSE_SHADOW, 0.25, 0.5, 0);
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final ScriptedProvider provider = new ScriptedProvider();
    private final AtomicReference<@Nullable MigrationState> state = new AtomicReference<>();
    private final OpenFeatureAPI api = OpenFeatureAPI.getInstance();
    private final OpenFeatureModes modes = new OpenFeatureModes(api.getClient(), Duration.ofMillis(5), PATIENCE);

    @BeforeEach
    void startFromAGoodState() {
        provider.answers(MODE, "reverse-shadow");
        provider.answers(EXPOSURE, 0.25);
        provider.answers(SAMPLE_RATE, 0.5);
        api.setProviderAndWait(provider);
        modes.follow("m", state::set);
        await().until(() -> !modes.stale());
        assertThat(state).hasValue(GOOD);
    }

    @AfterEach
    void close() {
        provider.hang.countDown();
        modes.close();
        api.shutdown();
    }

    static Stream<Arguments> everyErrorCodeWithEveryValue() {
        List<Object> values = List.of(1.0, 1, 0, "1", "", true, "old", Map.of(), Double.NaN);
        return Stream.of(MODE, EXPOSURE, SAMPLE_RATE)
                .flatMap(flag -> Arrays.stream(ErrorCode.values())
                        .filter(code -> code != ErrorCode.FLAG_NOT_FOUND || flag.equals(MODE))
                        .flatMap(code -> values.stream().map(value -> Arguments.of(flag, code, value))));
    }

    @ParameterizedTest
    @MethodSource("everyErrorCodeWithEveryValue")
    void anErrorLeavesTheStateWhateverValueComesWithIt(String flag, ErrorCode code, Object value) {
        provider.fails(flag, code, value);

        staysAndIsStale();
    }

    static Stream<Arguments> everyValueThatIsNoShare() {
        return Stream.of(EXPOSURE, SAMPLE_RATE)
                .flatMap(flag -> Stream.of(
                                1.5,
                                -0.1,
                                -1,
                                2,
                                Double.NaN,
                                Double.POSITIVE_INFINITY,
                                true,
                                false,
                                "",
                                " ",
                                "5%",
                                "0,5",
                                "NaN",
                                "Infinity",
                                "0x1p-3",
                                "1e",
                                "on",
                                "1" + "0".repeat(100),
                                Map.of(),
                                ScriptedProvider.NULL,
                                ScriptedProvider.FALLS_BACK)
                        .map(value -> Arguments.of(flag, value)));
    }

    @ParameterizedTest
    @MethodSource("everyValueThatIsNoShare")
    void aShareThatIsNoneLeavesTheState(String flag, Object value) {
        provider.answers(flag, value);

        staysAndIsStale();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "1,1", "0.05,0.05", "' 0.05 ',0.05", "5e-2,0.05", "+0.5,0.5"})
    void numericTextIsReadAsANumber(String text, double share) {
        provider.answers(EXPOSURE, text);
        provider.answers(SAMPLE_RATE, text);

        becomes(new MigrationState(Mode.REVERSE_SHADOW, share, share, 0));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void anIntegerIsReadAsANumber(int share) {
        provider.answers(EXPOSURE, share);
        provider.answers(SAMPLE_RATE, share);

        becomes(new MigrationState(Mode.REVERSE_SHADOW, share, share, 0));
    }

    @Test
    void onlyAShareThatDoesNotExistMeansTheDefault() {
        provider.forget(EXPOSURE);
        provider.forget(SAMPLE_RATE);

        becomes(MigrationState.of(Mode.REVERSE_SHADOW));
    }

    static Stream<Object> everyValueThatIsNoMode() {
        return Stream.of(1, 0.5, true, "", "sideways", Map.of(), ScriptedProvider.NULL, ScriptedProvider.FALLS_BACK);
    }

    @ParameterizedTest
    @MethodSource("everyValueThatIsNoMode")
    void aModeThatIsNoneLeavesTheState(Object value) {
        provider.answers(MODE, value);

        staysAndIsStale();
    }

    static Stream<Throwable> everythingThatCanBeThrown() {
        return Stream.of(
                new IllegalStateException("x"),
                new StackOverflowError(),
                new NoClassDefFoundError("x"),
                new OutOfMemoryError("x"),
                new AssertionError("x"));
    }

    @ParameterizedTest
    @MethodSource("everythingThatCanBeThrown")
    void aProviderThatThrowsOnceIsAskedAgain(Throwable thrown) {
        provider.throwing = thrown;
        staysAndIsStale();

        provider.throwing = null;
        provider.answers(MODE, "shadow");

        becomes(new MigrationState(Mode.SHADOW, 0.25, 0.5, 0));
    }

    @Test
    void aProviderThatHangsMakesTheStateStale() {
        provider.hanging = true;

        await().until(modes::stale);
        assertThat(modes.age()).isGreaterThanOrEqualTo(PATIENCE);
        assertThat(state).hasValue(GOOD);
    }

    @Test
    void aModeThatStepsBackDoesNotWaitForABrokenShare() {
        provider.fails(EXPOSURE, ErrorCode.GENERAL, 1.0);
        provider.answers(MODE, "new");
        staysAndIsStale();

        provider.answers(MODE, "old");

        await().untilAsserted(() -> assertThat(state).hasValue(new MigrationState(Mode.OLD, 0.25, 0.5, 0)));
        assertThat(modes.stale()).isTrue();
    }

    @Test
    void aStateCountsAsCurrentOnlyAfterTheFirstEvaluation() {
        provider.hanging = true;
        modes.follow("another", unused -> {});

        assertThat(modes.stale()).isTrue();
    }

    private void becomes(MigrationState wanted) {
        await().untilAsserted(() -> assertThat(state).hasValue(wanted));
        await().until(() -> !modes.stale());
    }

    private void staysAndIsStale() {
        await().until(modes::stale);
        assertThat(state).hasValue(GOOD);
        int asked = provider.asked.get();
        await().until(() -> provider.asked.get() > asked + 3);
        assertThat(state).hasValue(GOOD);
        assertThat(modes.stale()).isTrue();
    }
}
