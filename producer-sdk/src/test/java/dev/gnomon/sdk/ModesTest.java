package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.sdk.spi.MigrationState;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModesTest {

    private static final int REQUESTS = 2_000;

    private final Host host = new Host();
    private Consumer<MigrationState> dial = state -> {};
    private Migration<String> migration = Gnomon.disabled().migration("m", String.class);

    @BeforeEach
    void start() {
        Gnomon gnomon = host.start(host.config().startMode(Mode.OLD).modes((name, changes) -> dial = changes));
        migration = gnomon.migration("customer-id", String.class);
    }

    @AfterEach
    void close() {
        host.close();
    }

    private void readAll() {
        for (int i = 0; i < REQUESTS; i++) {
            migration.read("r-" + i, () -> "old", () -> "new");
            if (i % 100 == 0) {
                host.settled();
            }
        }
        host.settled();
    }

    private Set<String> observedIds() {
        return host.sink().observations().stream()
                .map(Observation::getRequestId)
                .collect(Collectors.toSet());
    }

    @Test
    void aNewStateIsInForceFromTheNextCallOn() {
        assertThat(migration.read("r-1", () -> "old", () -> "new")).isEqualTo("old");
        dial.accept(MigrationState.of(Mode.NEW));
        assertThat(migration.read("r-1", () -> "old", () -> "new")).isEqualTo("new");
        dial.accept(MigrationState.of(Mode.OLD));
        assertThat(migration.read("r-1", () -> "old", () -> "new")).isEqualTo("old");
    }

    @ParameterizedTest
    @CsvSource({"SHADOW,OLD", "REVERSE_SHADOW,SHADOW", "NEW,REVERSE_SHADOW"})
    void whatIsNotExposedIsServedInTheModeBefore(Mode mode, Mode before) {
        dial.accept(MigrationState.of(mode).withExposure(0.3));

        Map<Mode, Long> served = IntStream.range(0, REQUESTS)
                .mapToObj(i -> migration.modeOf("r-" + i))
                .collect(Collectors.groupingBy(m -> m, Collectors.counting()));

        assertThat(served).containsOnlyKeys(mode, before);
        assertThat(served.getOrDefault(mode, 0L)).isBetween(500L, 700L);
    }

    @Test
    void anObservationCarriesTheModeThatItsRequestWasServedIn() {
        dial.accept(MigrationState.of(Mode.NEW).withExposure(0.5).withEpoch(7));

        readAll();

        assertThat(host.sink().observations()).isNotEmpty().allSatisfy(observation -> {
            assertThat(observation.getMode()).isEqualTo(Mode.REVERSE_SHADOW);
            assertThat(observation.getEpoch()).isEqualTo(7);
            assertThat(migration.modeOf(observation.getRequestId())).isEqualTo(Mode.REVERSE_SHADOW);
        });
    }

    @Test
    void raisingTheSampleRateKeepsTheRequestsThatWereSampled() {
        dial.accept(MigrationState.of(Mode.SHADOW).withSampleRate(0.1));
        readAll();
        Set<String> tenth = observedIds();
        assertThat(tenth).hasSizeBetween(150, 250);
        assertThat(host.sink().observations()).hasSize(2 * tenth.size());

        dial.accept(MigrationState.of(Mode.SHADOW).withSampleRate(0.25));
        readAll();

        assertThat(observedIds()).containsAll(tenth).hasSizeBetween(425, 575);
    }

    @Test
    void requestsOfOneUnitAreSampledTogether() {
        dial.accept(MigrationState.of(Mode.SHADOW).withSampleRate(0.5));
        for (int customer = 0; customer < 50; customer++) {
            for (int i = 0; i < 4; i++) {
                Request request = Request.of(customer + "/" + i).withUnit("customer-" + customer);
                migration.read(request, () -> "old", () -> "new");
            }
        }
        host.settled();

        Map<String, Long> byCustomer = observedIds().stream()
                .collect(Collectors.groupingBy(id -> id.substring(0, id.indexOf('/')), Collectors.counting()));
        assertThat(byCustomer).hasSizeBetween(10, 40);
        assertThat(byCustomer.values()).containsOnly(4L);
    }

    @Test
    void bothObservationsOfARequestComeFromOneReadingOfTheState() throws Exception {
        CountDownLatch running = new CountDownLatch(1);
        Thread turning = new Thread(() -> {
            for (int epoch = 1; epoch < 5_000; epoch++) {
                dial.accept(MigrationState.of(epoch % 2 == 0 ? Mode.SHADOW : Mode.REVERSE_SHADOW)
                        .withEpoch(epoch));
                running.countDown();
            }
        });
        turning.start();
        running.await();
        readAll();
        turning.join();

        Map<String, List<Observation>> byId =
                host.sink().observations().stream().collect(Collectors.groupingBy(Observation::getRequestId));
        assertThat(byId).hasSize(REQUESTS).allSatisfy((id, sides) -> {
            assertThat(sides)
                    .extracting(Observation::getEpoch)
                    .hasSize(2)
                    .containsOnly(sides.get(0).getEpoch());
            assertThat(sides)
                    .extracting(Observation::getMode)
                    .containsOnly(sides.get(0).getMode());
        });
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aShareThatIsNoneIsRefusedByName(double share) {
        assertThatThrownBy(() -> MigrationState.of(Mode.OLD).withExposure(share))
                .hasMessage("exposure must be between 0 and 1, not " + share);
        assertThatThrownBy(() -> MigrationState.of(Mode.OLD).withSampleRate(share))
                .hasMessage("sampleRate must be between 0 and 1, not " + share);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Customer", "a b", "-a"})
    void aSlugThatIsNoneIsRefusedByName(String slug) {
        assertThatThrownBy(() -> host.gnomon().migration(slug, String.class)).hasMessageContaining("'" + slug + "'");
    }
}
