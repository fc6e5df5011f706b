package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.spi.DropReason;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the side does that does not answer, the caller gets the other side's answer at once. */
class OtherSideTest {

    private final Host host = new Host();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        host.close();
    }

    private Migration<String> migration(ShadowLimits limits) {
        return host.start(host.config().shadows(limits)).migration("customer-id", String.class);
    }

    private Migration<String> migration() {
        return migration(ShadowLimits.DEFAULT);
    }

    private String hang() throws InterruptedException {
        assertThat(release.await(30, TimeUnit.SECONDS)).isTrue();
        return "late";
    }

    /** Does not let itself be interrupted. */
    private String hangStubbornly() {
        boolean done = false;
        while (!done) {
            try {
                done = release.await(30, TimeUnit.SECONDS);
            } catch (InterruptedException ignored) {
                // Goes on.
            }
        }
        return "late";
    }

    @Test
    void oneThatHangsIsInterruptedAndCountsAsFailed() throws Exception {
        Migration<String> migration = migration(ShadowLimits.DEFAULT.withTimeout(Duration.ofMillis(100)));

        assertThat(Host.<String, Exception>atOnce(() -> migration.read("r-1", () -> "old", this::hang)))
                .isEqualTo("old");

        assertThat(host.settled().published()).isEqualTo(2);
        assertThat(host.sink().only(Side.NEW).getFailure().getType())
                .isEqualTo("java.util.concurrent.TimeoutException");
        assertThat(host.sink().only(Side.NEW).getFailure().getMessage()).isEqualTo("no answer within PT0.1S");
    }

    @Test
    void onesThatHangForGoodTakeTheirPlacesAndNothingElse() {
        Migration<String> migration = migration(new ShadowLimits(2, 3, Duration.ofMillis(100)));

        for (int i = 0; i < 50; i++) {
            String id = "r-" + i;
            assertThat(Host.<String, RuntimeException>atOnce(
                            () -> migration.read(id, () -> "old", this::hangStubbornly)))
                    .isEqualTo("old");
        }

        Counters counters = host.settled();
        assertThat(counters.dropped(DropReason.SHADOW_SATURATED)).isEqualTo(48);
        assertThat(counters.published()).isEqualTo(52);
    }

    @Test
    void itNeverRunsOnTheCallersThread() throws Exception {
        Migration<String> migration = migration(new ShadowLimits(1, 0, Duration.ofSeconds(30)));
        List<Thread> threads = new CopyOnWriteArrayList<>();
        for (int i = 0; i < 20; i++) {
            migration.read("r-" + i, () -> "old", () -> {
                threads.add(Thread.currentThread());
                return hang();
            });
        }
        release.countDown();

        assertThat(host.settled().dropped(DropReason.SHADOW_SATURATED)).isPositive();
        assertThat(threads).isNotEmpty().doesNotContain(Thread.currentThread());
    }

    static Stream<Throwable> everyKindOfFailure() {
        return Stream.of(
                new StackOverflowError(),
                new NoClassDefFoundError("gone"),
                new OutOfMemoryError("pretended"),
                new IllegalStateException("broken"),
                new Exception("checked"));
    }

    @ParameterizedTest
    @MethodSource("everyKindOfFailure")
    void oneThatFailsIsObservedAsFailed(Throwable failure) throws Throwable {
        Migration<String> migration = migration();

        assertThat(Host.<String, Throwable>atOnce(() -> migration.read("r-1", () -> "old", () -> {
                    throw failure;
                })))
                .isEqualTo("old");

        assertThat(host.settled().published()).isEqualTo(2);
        assertThat(host.sink().only(Side.NEW).getFailure().getType())
                .isEqualTo(failure.getClass().getName());
    }

    @ParameterizedTest
    @MethodSource("everyKindOfFailure")
    void theAuthoritativeSidesFailureIsTheCallersItself(Throwable failure) {
        Migration<String> migration = migration();

        assertThatThrownBy(() -> migration.read(
                        "r-1",
                        () -> {
                            throw failure;
                        },
                        () -> "new"))
                .isSameAs(failure)
                .hasNoSuppressedExceptions();

        assertThat(host.settled().published()).isEqualTo(2);
    }

    @Test
    void oneThatAnswersAHundredMegabytesIsCut() {
        Migration<String> migration = migration();

        assertThat(migration.read("r-1", () -> "old", () -> "x".repeat(100 << 20)))
                .isEqualTo("old");

        host.settled();
        assertThat(host.sink().only(Side.NEW).getCompleteness()).isEqualTo(Completeness.TRUNCATED);
        assertThat(host.sink().only(Side.NEW).getPayloadBytes()).isEqualTo(-1);
        assertThat(host.sink().only(Side.NEW).getPayload().remaining())
                .isLessThanOrEqualTo(Limits.DEFAULT.maxPayloadBytes());
    }

    @Test
    void oneWhoseAnswerCannotBeEncodedInTimeCountsAsFailed() {
        Migration<String> migration = host.start(
                        host.config().shadows(ShadowLimits.DEFAULT.withTimeout(Duration.ofMillis(100))))
                .migration("customer-id", new HangingEncoder().options().build());

        migration.read("r-1", () -> "old", () -> HangingEncoder.HARD);

        assertThat(host.settled().published()).isEqualTo(2);
        assertThat(host.sink().only(Side.NEW).getFailure().getType())
                .isEqualTo("java.util.concurrent.TimeoutException");
    }

    @Test
    void oneThatWaitsBehindAMorePatientOneIsDroppedInItsOwnTime() {
        Gnomon gnomon = host.start(host.config().shadows(new ShadowLimits(1, 10, Duration.ofMinutes(1))));
        Migration<String> patient = gnomon.migration("patient", String.class);
        MigrationOptions<String> hasty = MigrationOptions.builder(String.class)
                .timeout(Duration.ofMillis(50))
                .build();
        patient.read("r-1", () -> "old", this::hangStubbornly);
        patient.read("r-2", () -> "old", () -> "new");
        gnomon.migration("hasty", hasty).read("r-3", () -> "old", () -> "new");

        await().until(() -> gnomon.counters().dropped(DropReason.SHADOW_SATURATED) == 1);

        release.countDown();
        assertThat(host.settled().published()).isEqualTo(5);
    }

    @Test
    void oneThatCallsBackIntoTheSdkNeedsNoThreadThatItHolds() {
        Migration<String> migration = migration(new ShadowLimits(1, 10, Duration.ofSeconds(10)));

        String answer =
                migration.read("r-1", () -> "old", () -> migration.read("r-2", () -> "inner old", () -> "inner new"));

        assertThat(answer).isEqualTo("old");
        assertThat(host.settled().published()).isEqualTo(4);
    }

    @Test
    void anInterruptThatWasMeantForOneRunDoesNotReachTheNext() throws Exception {
        Gnomon gnomon = host.start(host.config().shadows(new ShadowLimits(1, 10, Duration.ofSeconds(30))));
        MigrationOptions<String> hasty = MigrationOptions.builder(String.class)
                .timeout(Duration.ofMillis(50))
                .build();
        AtomicBoolean interrupted = new AtomicBoolean();
        gnomon.migration("hasty", hasty).read("r-1", () -> "old", this::hang);
        await().until(() -> host.sink().observations().size() == 2);

        gnomon.migration("patient", String.class).read("r-2", () -> "old", () -> {
            interrupted.set(Thread.currentThread().isInterrupted());
            return "new";
        });

        assertThat(host.settled().published()).isEqualTo(4);
        assertThat(interrupted).isFalse();
    }

    @Test
    void anInterruptOfTheCallerStaysTheCallers() {
        Migration<String> migration = migration();
        Thread.currentThread().interrupt();

        assertThat(migration.read("r-1", () -> "old", () -> "new")).isEqualTo("old");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(host.settled().published()).isEqualTo(2);
    }

    @Test
    void aRequestIdThatComesTwiceIsObservedTwice() {
        Migration<String> migration = migration();

        assertThat(migration.read("r-1", () -> "a", () -> "b")).isEqualTo("a");
        assertThat(migration.read("r-1", () -> "c", () -> "d")).isEqualTo("c");

        assertThat(host.settled().published()).isEqualTo(4);
    }

    @ParameterizedTest
    @EnumSource(names = {"SHADOW", "REVERSE_SHADOW"})
    void aRequestIdThatCannotBeUsedCostsTheObservationsOnly(Mode mode) {
        Migration<String> migration = host.start(host.config().startMode(mode)).migration("customer-id", String.class);

        assertThat(migration.read("", () -> "old", () -> "new")).isEqualTo(mode == Mode.SHADOW ? "old" : "new");
        assertThat(migration.read("x".repeat(257), () -> "a", () -> "a")).isEqualTo("a");

        assertThat(host.settled().dropped(DropReason.INVALID_REQUEST)).isEqualTo(4);
    }
}
