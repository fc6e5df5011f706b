package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Side;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReadAsyncTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ListSink sink = new ListSink();
    private final CompletableFuture<String> old = new CompletableFuture<>();
    private final CompletableFuture<String> fresh = new CompletableFuture<>();
    private Gnomon gnomon = Gnomon.disabled();

    @AfterEach
    void close() {
        gnomon.close();
    }

    private Migration<String> inMode(Mode mode) {
        gnomon = Gnomon.publishingTo(
                sink,
                GnomonConfig.builder()
                        .startMode(mode)
                        .shadows(ShadowLimits.DEFAULT.withTimeout(Duration.ofMillis(200)))
                        .build());
        return gnomon.migration("customer-id", String.class);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void theCallerGetsTheStageOfTheAuthoritativeSideItself(Mode mode) {
        boolean authoritativeIsOld = mode == Mode.OLD || mode == Mode.SHADOW;

        assertThat(inMode(mode).readAsync("r-1", () -> old, () -> fresh)).isSameAs(authoritativeIsOld ? old : fresh);
        old.complete("x");
        fresh.complete("y");
    }

    @Test
    void whatTheStagesCompleteWithIsObserved() {
        inMode(Mode.SHADOW).readAsync("r-1", () -> old, () -> fresh);
        assertThat(gnomon.flush(Duration.ZERO)).isFalse();

        old.complete("x");
        fresh.completeExceptionally(new CompletionException(new IllegalStateException("late")));

        Awaitility.await().untilAsserted(() -> assertThat(sink.observations()).hasSize(2));
        assertThat(ListSink.payload(sink.only(Side.OLD))).isEqualTo("\"x\"");
        assertThat(sink.only(Side.NEW).getFailure().getType()).isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    void anOtherStageThatNeverCompletesTimesOutAndIsCancelled() {
        inMode(Mode.SHADOW).readAsync("r-1", () -> old, () -> fresh);
        old.complete("x");

        assertThat(gnomon.flush(SOON)).isTrue();
        assertThat(sink.only(Side.NEW).getFailure().getType()).isEqualTo("java.util.concurrent.TimeoutException");
        assertThat(fresh).isCancelled();
    }

    @Test
    void noMoreOtherStagesAreUnderWayThanThereArePlaces() {
        gnomon = Gnomon.publishingTo(
                sink,
                GnomonConfig.builder()
                        .startMode(Mode.SHADOW)
                        .shadows(new ShadowLimits(2, 10, SOON))
                        .build());
        Migration<String> migration = gnomon.migration("customer-id", String.class);
        old.complete("x");
        AtomicInteger begun = new AtomicInteger();
        for (int request = 0; request < 6; request++) {
            migration.readAsync("r-" + request, () -> old, () -> {
                begun.incrementAndGet();
                return fresh;
            });
        }

        Awaitility.await().until(() -> begun.get() == 2);
        Awaitility.await().during(Duration.ofMillis(100)).until(() -> begun.get() == 2);
        fresh.complete("y");

        assertThat(gnomon.flush(SOON)).isTrue();
        assertThat(begun).hasValue(6);
        assertThat(gnomon.counters().published()).isEqualTo(12);
    }

    @Test
    void anOtherSideThatGivesNoStageIsObservedAsFailed() {
        @SuppressWarnings("NullAway") // what a service's code may do all the same
        Supplier<CompletableFuture<String>> none = () -> null;
        inMode(Mode.SHADOW).readAsync("r-1", () -> old, none);
        old.complete("x");

        assertThat(gnomon.flush(SOON)).isTrue();
        assertThat(sink.only(Side.NEW).getFailure().getType()).isEqualTo("java.lang.NullPointerException");
    }
}
