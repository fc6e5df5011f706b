package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.spi.MigrationState;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WriteTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ListSink sink = new ListSink();
    private final List<String> runs = new CopyOnWriteArrayList<>();
    private Gnomon gnomon = Gnomon.disabled();

    @AfterEach
    void close() {
        gnomon.close();
    }

    private Migration<String> undeclared(Mode mode) {
        return connected(MigrationState.of(mode)).migration("orders", String.class);
    }

    private Migration<String> declared(MigrationState state) {
        return connected(state)
                .migration(
                        "orders",
                        MigrationOptions.builder(String.class).shadowWrites().build());
    }

    private Gnomon connected(MigrationState state) {
        gnomon = Gnomon.publishingTo(
                sink, GnomonConfig.builder().state("orders", state).build());
        return gnomon;
    }

    private String run(String side) {
        runs.add(side);
        return side;
    }

    private static String count(AtomicInteger runs) {
        return Integer.toString(runs.incrementAndGet());
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void undeclaredOnlyTheAuthoritativeSideIsEverCalled(Mode mode) {
        Migration<String> migration = undeclared(mode);
        AtomicInteger authoritative = new AtomicInteger();
        AtomicInteger other = new AtomicInteger();
        boolean old = mode == Mode.OLD || mode == Mode.SHADOW;

        for (int i = 0; i < 10_000; i++) {
            migration.write(
                    "r-" + i, () -> count(old ? authoritative : other), () -> count(old ? other : authoritative));
        }

        gnomon.close(SOON);
        assertThat(authoritative).hasValue(10_000);
        assertThat(other).hasValue(0);
        assertThat(sink.observations()).isEmpty();
    }

    @Test
    void declaredTheAuthoritativeSideRunsFirstAndTheOtherAfterIt() {
        Migration<String> migration = declared(MigrationState.of(Mode.REVERSE_SHADOW));

        assertThat(migration.write("r-1", () -> run("old"), () -> run("new"))).isEqualTo("new");

        assertThat(gnomon.flush(SOON)).isTrue();
        assertThat(runs).containsExactly("new", "old");
        assertThat(ListSink.payload(sink.only(Side.OLD))).isEqualTo("\"old\"");
        assertThat(ListSink.payload(sink.only(Side.NEW))).isEqualTo("\"new\"");
    }

    @Test
    void declaredTheOtherSideIsSkippedAfterAFailureOfTheAuthoritativeOne() {
        Migration<String> migration = declared(MigrationState.of(Mode.SHADOW));
        IllegalStateException full = new IllegalStateException("full");

        assertThatThrownBy(() -> migration.write(
                        "r-1",
                        () -> {
                            throw full;
                        },
                        () -> run("new")))
                .isSameAs(full);

        gnomon.close(SOON);
        assertThat(runs).isEmpty();
        assertThat(gnomon.counters().offered()).isZero();
    }

    @Test
    void declaredTheOtherSideRunsForRequestsThatAreNotSampledToo() {
        Migration<String> migration = declared(MigrationState.of(Mode.SHADOW).withSampleRate(0));

        migration.write("r-1", () -> run("old"), () -> run("new"));

        Awaitility.await().untilAsserted(() -> assertThat(runs).containsExactly("old", "new"));
        gnomon.close(SOON);
        assertThat(sink.observations()).isEmpty();
    }
}
