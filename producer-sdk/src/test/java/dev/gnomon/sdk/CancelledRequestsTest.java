package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.spi.DropReason;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.InterruptException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A request that somebody gave up is neither a match nor a failure. */
class CancelledRequestsTest {

    private final Host host = new Host();
    private final CountDownLatch release = new CountDownLatch(1);
    private final CompletableFuture<String> old = new CompletableFuture<>();
    private final CompletableFuture<String> fresh = new CompletableFuture<>();

    @AfterEach
    void close() {
        boolean interrupted = Thread.interrupted();
        release.countDown();
        host.close();
        assertThat(interrupted).isFalse();
    }

    private Migration<String> migration(Mode mode) {
        return host.start(host.config().startMode(mode)).migration("customer-id", String.class);
    }

    private Migration<String> migration() {
        return migration(Mode.SHADOW);
    }

    private String hang(AtomicBoolean interrupted) throws InterruptedException {
        try {
            release.await();
            return "late";
        } catch (InterruptedException stopped) {
            interrupted.set(true);
            throw stopped;
        }
    }

    private void bothAreDroppedAsCancelled() {
        Counters counters = host.settled();
        assertThat(counters.dropped(DropReason.CANCELLED)).isEqualTo(2);
        assertThat(counters.offered()).isEqualTo(2);
        assertThat(host.sink().observations()).isEmpty();
    }

    static Stream<Throwable> everyCancellation() {
        InterruptException kafkas = new InterruptException(new InterruptedException());
        // Making it interrupts the thread.
        assertThat(Thread.interrupted()).isTrue();
        return Stream.of(
                kafkas,
                new InterruptedException("stop"),
                new CancellationException("gone"),
                new ClosedByInterruptException(),
                new InterruptedIOException("interrupted"),
                new IllegalStateException(new InterruptedException()),
                new CompletionException(new CancellationException()),
                new ExecutionException(new IOException(new ClosedByInterruptException())),
                new CancellationException() {
                    private static final long serialVersionUID = 1;
                });
    }

    static Stream<Throwable> everyFailureThatIsNone() {
        IllegalStateException cycle = new IllegalStateException("cycle");
        cycle.initCause(new IOException(cycle));
        return Stream.of(
                new SocketTimeoutException("read"),
                new HttpTimeoutException("request"),
                new TimeoutException("waited"),
                new InterruptedIOException("timeout"),
                new AsynchronousCloseException(),
                new IllegalStateException("cancelled"),
                cycle,
                new IllegalStateException() {
                    private static final long serialVersionUID = 1;

                    @Override
                    public synchronized Throwable getCause() {
                        throw new IllegalArgumentException("no cause");
                    }
                });
    }

    @ParameterizedTest
    @MethodSource("everyCancellation")
    void aCancelledRequestIsDroppedAndItsOtherSideIsStopped(Throwable cancellation) {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch begun = new CountDownLatch(1);

        assertThatThrownBy(() -> migration()
                        .read(
                                "r-1",
                                () -> {
                                    begun.await();
                                    throw cancellation;
                                },
                                () -> {
                                    begun.countDown();
                                    return hang(interrupted);
                                }))
                .isSameAs(cancellation);

        bothAreDroppedAsCancelled();
        await().untilTrue(interrupted);
    }

    @ParameterizedTest
    @MethodSource("everyFailureThatIsNone")
    void aFailureThatIsNoCancellationIsObserved(Throwable failure) {
        assertThatThrownBy(() -> migration()
                        .read(
                                "r-1",
                                () -> {
                                    throw failure;
                                },
                                () -> "new"))
                .isSameAs(failure);

        assertThat(host.settled().published()).isEqualTo(2);
    }

    @Test
    void anOtherSideThatWasFasterIsDroppedToo() {
        assertThatThrownBy(() -> migration(Mode.REVERSE_SHADOW).read("r-1", () -> "old", () -> {
                    await().until(() -> host.gnomon().counters().inFlight() == 2
                            && Thread.getAllStackTraces().keySet().stream()
                                    .anyMatch(thread -> thread.getName().equals("gnomon-shadow-1")));
                    await().pollDelay(Duration.ofMillis(100)).until(() -> true);
                    throw new CancellationException();
                }))
                .isInstanceOf(CancellationException.class);

        bothAreDroppedAsCancelled();
    }

    @Test
    void anOtherSideThatWasFasterIsPublishedOnceTheCallerHasItsAnswer() {
        migration()
                .read(
                        "r-1",
                        () -> {
                            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
                            assertThat(host.sink().observations()).isEmpty();
                            return "old";
                        },
                        () -> "new");

        assertThat(host.settled().published()).isEqualTo(2);
    }

    @Test
    void anAnswerThatWaitsForTheAuthoritativeSideIsNotLostByClosing() {
        migration().readAsync("r-1", () -> old, () -> CompletableFuture.completedFuture("new"));
        await().pollDelay(Duration.ofMillis(100)).until(() -> true);
        assertThat(host.sink().observations()).isEmpty();

        assertThat(host.gnomon().close(Duration.ofSeconds(5))).isZero();

        assertThat(ListSink.payload(host.sink().only(Side.NEW))).isEqualTo("\"new\"");
    }

    @Test
    void anOtherSideThatHasNotBegunNeverDoes() throws Exception {
        AtomicBoolean begun = new AtomicBoolean();
        Gnomon gnomon = host.start(host.config().shadows(new ShadowLimits(1, 10, Duration.ofMinutes(1))));
        Migration<String> migration = gnomon.migration("customer-id", String.class);
        migration.read("r-0", () -> "old", () -> hang(new AtomicBoolean()));

        assertThatThrownBy(() -> migration.read(
                        "r-1",
                        () -> {
                            throw new InterruptedException();
                        },
                        () -> {
                            begun.set(true);
                            return "new";
                        }))
                .isInstanceOf(InterruptedException.class);

        await().until(() -> gnomon.counters().dropped(DropReason.CANCELLED) == 2);
        release.countDown();
        assertThat(host.settled().published()).isEqualTo(2);
        assertThat(begun).isFalse();
    }

    @Test
    void whatFailsOnAnInterruptedThreadWasCancelled() {
        assertThatThrownBy(() -> migration()
                        .read(
                                "r-1",
                                () -> {
                                    Thread.currentThread().interrupt();
                                    throw new IOException("connection closed");
                                },
                                () -> "new"))
                .isInstanceOf(IOException.class);

        assertThat(Thread.interrupted()).isTrue();
        bothAreDroppedAsCancelled();
    }

    @ParameterizedTest
    @MethodSource("everyCancellation")
    void anOtherSideThatIsCancelledIsNoFailure(Throwable cancellation) throws Throwable {
        migration()
                .read(
                        "r-1",
                        () -> {
                            await().pollDelay(Duration.ofMillis(100)).until(() -> true);
                            return "old";
                        },
                        () -> {
                            throw cancellation;
                        });

        bothAreDroppedAsCancelled();
    }

    @Test
    void aStageThatTheCallerCancelsStopsBothSides() {
        CountDownLatch begun = new CountDownLatch(1);
        CompletionStage<String> stage = migration().readAsync("r-1", () -> old, () -> {
            begun.countDown();
            return fresh;
        });
        await().until(() -> begun.getCount() == 0);

        assertThat(stage.toCompletableFuture().cancel(true)).isTrue();

        assertThat(old).isCancelled();
        bothAreDroppedAsCancelled();
        await().until(fresh::isCancelled);
    }

    @ParameterizedTest
    @MethodSource("everyCancellation")
    void aStageThatIsCancelledIsDropped(Throwable cancellation) {
        CompletionStage<String> stage = migration().readAsync("r-1", () -> old, () -> fresh);

        old.completeExceptionally(cancellation);

        assertThat(stage.toCompletableFuture()).isCompletedExceptionally();
        bothAreDroppedAsCancelled();
    }

    @ParameterizedTest
    @MethodSource("everyCancellation")
    void aSideOfItsOwnServiceThatIsCancelledIsDropped(Throwable cancellation) {
        migration().recordNew(Request.of("r-1"), Outcome.failed(cancellation));

        assertThat(host.settled().dropped(DropReason.CANCELLED)).isEqualTo(1);
        assertThat(host.sink().observations()).isEmpty();
    }
}
