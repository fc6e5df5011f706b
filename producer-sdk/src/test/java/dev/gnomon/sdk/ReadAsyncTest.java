package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Side;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

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
    @EnumSource(names = {"OLD", "NEW"})
    void inSettledModesTheCallerGetsTheStageItself(Mode mode) {
        assertThat(inMode(mode).readAsync("r-1", () -> old, () -> fresh)).isSameAs(mode == Mode.OLD ? old : fresh);
    }

    @Test
    void aStageThatHasItsAnswerIsGivenToTheCallerItself() {
        old.complete("x");

        assertThat(inMode(Mode.SHADOW).readAsync("r-1", () -> old, () -> fresh)).isSameAs(old);
        fresh.complete("y");
    }

    @ParameterizedTest
    @EnumSource(names = {"SHADOW", "REVERSE_SHADOW"})
    void theCallersStageFailsAsTheAuthoritativeOneDoes(Mode mode) {
        IllegalStateException failure = new IllegalStateException("no");
        AtomicReference<Throwable> seen = new AtomicReference<>();
        inMode(mode).readAsync("r-1", () -> old, () -> fresh).whenComplete((answer, thrown) -> seen.set(thrown));

        old.completeExceptionally(failure);
        fresh.completeExceptionally(failure);

        assertThat(seen.get()).isSameAs(failure);
    }

    static Stream<Function<CompletionStage<List<String>>, CompletionStage<?>>> everyContinuation() {
        return Stream.of(
                stage -> stage.thenAccept(list -> list.add("b")),
                stage -> stage.thenApply(list -> list.add("b")),
                stage -> stage.thenCompose(list -> CompletableFuture.completedFuture(list.add("b"))),
                stage -> stage.whenComplete((list, failure) -> list.add("b")),
                stage -> stage.handle((list, failure) -> list.add("b")),
                stage -> stage.toCompletableFuture().thenAccept(list -> list.add("b")),
                stage -> stage.thenCombine(CompletableFuture.completedFuture(""), (list, text) -> list.add("b")));
    }

    @ParameterizedTest
    @MethodSource("everyContinuation")
    void theAnswerIsCapturedBeforeTheCallersContinuationChangesIt(
            Function<CompletionStage<List<String>>, CompletionStage<?>> continuation) {
        CompletableFuture<List<String>> answer = new CompletableFuture<>();
        inMode(Mode.SHADOW);
        Migration<List<String>> migration = gnomon.migration(
                "lists",
                MigrationOptions.builder(new TypeReference<List<String>>() {}).build());
        CompletionStage<?> unused = continuation.apply(
                migration.readAsync("r-1", () -> answer, () -> CompletableFuture.completedFuture(List.of("a"))));

        answer.complete(new ArrayList<>(List.of("a")));

        assertThat(gnomon.flush(SOON)).isTrue();
        assertThat(ListSink.payload(sink.only(Side.OLD))).isEqualTo("[\"a\"]");
    }

    @Test
    void aTimeoutThatTheCallerSetsEndsTheSidesStage() {
        CompletionStage<String> stage = inMode(Mode.SHADOW).readAsync("r-1", () -> old, () -> fresh);

        assertThat(stage.toCompletableFuture().orTimeout(10, TimeUnit.MILLISECONDS))
                .failsWithin(SOON);

        assertThat(old).isCompletedExceptionally();
        fresh.complete("y");
        Awaitility.await().untilAsserted(() -> assertThat(sink.observations()).hasSize(2));
        assertThat(sink.only(Side.OLD).getFailure().getType()).isEqualTo("java.util.concurrent.TimeoutException");
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
