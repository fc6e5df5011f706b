package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Counters.Note;
import dev.gnomon.sdk.spi.MigrationState;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FallbackTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ListSink sink = new ListSink();
    private final IllegalStateException broken = new IllegalStateException("broken");
    private Gnomon gnomon = Gnomon.disabled();

    @AfterEach
    void close() {
        gnomon.close();
    }

    private Migration<String> migration(double sampleRate) {
        MigrationState state = MigrationState.of(Mode.REVERSE_SHADOW).withSampleRate(sampleRate);
        gnomon = Gnomon.publishingTo(
                sink, GnomonConfig.builder().state("customer-id", state).build());
        return gnomon.migration(
                "customer-id",
                MigrationOptions.builder(String.class).fallbackToOld().build());
    }

    private String fail() {
        throw broken;
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void theCallerGetsTheOldAnswerWhereTheNewSideFails(double sampleRate) {
        assertThat(migration(sampleRate).read("r-1", () -> "old", this::fail)).isEqualTo("old");

        assertThat(gnomon.flush(SOON)).isTrue();
        assertThat(gnomon.counters().noted(Note.FALLBACK)).isEqualTo(1);
    }

    @Test
    void theFailureIsObservedAndTheOldSideOnce() {
        migration(1).read("r-1", () -> "old", this::fail);

        assertThat(gnomon.flush(SOON)).isTrue();
        assertThat(sink.only(Side.NEW).getFailure().getMessage()).isEqualTo("broken");
        assertThat(ListSink.payload(sink.only(Side.OLD))).isEqualTo("\"old\"");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void whereBothFailTheCallerGetsTheNewSidesFailure(double sampleRate) {
        UnsupportedOperationException oldFailure = new UnsupportedOperationException();

        assertThatThrownBy(() -> migration(sampleRate)
                        .read(
                                "r-1",
                                () -> {
                                    throw oldFailure;
                                },
                                this::fail))
                .isSameAs(broken)
                .hasSuppressedException(oldFailure);
    }

    @Test
    void aStageThatFailsFallsBackToo() {
        CompletableFuture<String> answer = migration(1)
                .readAsync(
                        "r-1",
                        () -> CompletableFuture.completedFuture("old"),
                        () -> CompletableFuture.failedFuture(broken))
                .toCompletableFuture();

        assertThat(answer).isCompletedWithValue("old");
        assertThat(gnomon.flush(SOON)).isTrue();
        assertThat(sink.only(Side.NEW).getFailure().getMessage()).isEqualTo("broken");
    }
}
