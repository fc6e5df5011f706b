package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.sdk.spi.ContextPropagation;
import dev.gnomon.sdk.spi.DropReason;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import dev.gnomon.sdk.spi.MigrationState;
import dev.gnomon.sdk.spi.Sink;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.core.instrument.distribution.pause.PauseDetector;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.AbortPolicy;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the service plugs in may fail in every way. */
class HooksTest {

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    private Counters readOnce(GnomonConfigBuilder config) {
        Migration<String> migration = host.start(config).migration("customer-id", String.class);
        assertThat(Host.<String, RuntimeException>atOnce(() -> migration.read("r-1", () -> "old", () -> "new")))
                .isEqualTo("old");
        return host.settled();
    }

    private void heardOf(Area area) {
        await().untilAsserted(() -> assertThat(host.failures())
                .anySatisfy(failure -> assertThat(failure.area()).isEqualTo(area)));
    }

    @Test
    void anExecutorThatRefusesCostsTheRunsOnly() {
        Counters counters = readOnce(host.config().shadowExecutor(run -> {
            throw new RejectedExecutionException("full");
        }));

        assertThat(counters.published()).isEqualTo(1);
        assertThat(counters.dropped(DropReason.SHADOW_REJECTED)).isEqualTo(1);
        heardOf(Area.SHADOW);
    }

    @Test
    void anExecutorWithFewThreadsThatRefusesMoreCostsNoRun() throws Exception {
        CountDownLatch release = new CountDownLatch(1);
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, 1, TimeUnit.SECONDS, new SynchronousQueue<>(), new AbortPolicy());
        try {
            Migration<String> migration =
                    host.start(host.config().shadowExecutor(one)).migration("customer-id", String.class);
            for (int request = 0; request < 5; request++) {
                migration.read("r-" + request, () -> "old", () -> release.await(10, TimeUnit.SECONDS) ? "new" : "late");
            }
            await().during(Duration.ofMillis(50))
                    .until(() -> host.gnomon().counters().droppedInAll() == 0);
            release.countDown();

            assertThat(host.settled().published()).isEqualTo(10);
        } finally {
            one.shutdownNow();
        }
    }

    @Test
    void anExecutorThatDiscardsWhatItTakesIsUsedAgain() {
        AtomicInteger taken = new AtomicInteger();
        Executor forgetful = run -> {
            if (taken.incrementAndGet() > ShadowLimits.DEFAULT.concurrency()) {
                new Thread(run).start();
            }
        };

        assertThat(readOnce(host.config().shadowExecutor(forgetful)).published())
                .isEqualTo(2);
    }

    @Test
    void anExecutorOfTheServiceIsUsedAndLeftOpen() {
        ExecutorService executor = Executors.newCachedThreadPool();
        try {
            assertThat(readOnce(host.config().shadowExecutor(executor)).published())
                    .isEqualTo(2);
            host.close();
            assertThat(executor.isShutdown()).isFalse();
        } finally {
            executor.shutdownNow();
        }
    }

    @Test
    void aListenerThatThrowsChangesNothing() {
        Counters counters = readOnce(host.config()
                .failureListener(failure -> {
                    throw new StackOverflowError("listener");
                })
                .traceParents(() -> {
                    throw new IllegalStateException("tracing");
                }));

        assertThat(counters.published()).isEqualTo(2);
    }

    @Test
    void aTraceThatCannotBeHadIsLeftOut() {
        assertThat(readOnce(host.config().traceParents(() -> {
                            throw new NoClassDefFoundError("tracing");
                        }))
                        .published())
                .isEqualTo(2);
        assertThat(host.sink().observations())
                .extracting(Observation::getTraceParent)
                .containsOnlyNulls();
        heardOf(Area.CAPTURE);
    }

    @Test
    void aContextThatCannotBeCapturedIsLeftOut() {
        assertThat(readOnce(host.config().contextPropagation(run -> {
                            throw new IllegalStateException("context");
                        }))
                        .published())
                .isEqualTo(2);
        heardOf(Area.SHADOW);
    }

    @Test
    void aContextThatDoesNotRunTheSideCostsTheRun() {
        Counters counters = readOnce(host.config().contextPropagation(run -> () -> {}));

        assertThat(counters.dropped(DropReason.SHADOW_REJECTED)).isEqualTo(1);
    }

    @Test
    void theContextOfTheCallerIsThereOnTheOtherSide() {
        ThreadLocal<String> user = ThreadLocal.withInitial(() -> "nobody");
        List<String> seen = new CopyOnWriteArrayList<>();
        ContextPropagation propagation = side -> {
            String callers = user.get();
            return () -> {
                user.set(callers);
                side.run();
                user.remove();
            };
        };
        Migration<String> migration =
                host.start(host.config().contextPropagation(propagation)).migration("customer-id", String.class);
        user.set("ada");

        migration.read("r-1", () -> "old", () -> {
            seen.add(user.get());
            return "new";
        });

        host.settled();
        user.remove();
        assertThat(seen).containsExactly("ada");
    }

    @Test
    void theLoggingContextIsCarriedWhereTheLoggerHasOne() {
        assertThat(readOnce(host.config().contextPropagation(ContextPropagation.mdc()))
                        .published())
                .isEqualTo(2);
        assertThat(host.failures()).isEmpty();
    }

    private static final class BrokenRegistry extends SimpleMeterRegistry {

        @Override
        protected <T> Gauge newGauge(Meter.Id id, @Nullable T source, ToDoubleFunction<T> value) {
            throw new IllegalStateException("gauge");
        }

        @Override
        protected Timer newTimer(Meter.Id id, DistributionStatisticConfig statistics, PauseDetector pauses) {
            throw new NoClassDefFoundError("timer");
        }
    }

    @Test
    void aMeterRegistryThatThrowsCostsMetersOnly() {
        assertThat(readOnce(host.config().meterRegistry(new BrokenRegistry())).published())
                .isEqualTo(2);
        heardOf(Area.METERS);
    }

    @Test
    void aSourceOfModesThatThrowsLeavesTheStartMode() {
        assertThat(readOnce(host.config().modes((migration, changes) -> {
                            throw new IllegalStateException("control");
                        }))
                        .published())
                .isEqualTo(2);
        heardOf(Area.MODES);
    }

    @Test
    void aStateWithALowerEpochIsIgnored() {
        Migration<String> migration = host.start(host.config().modes((name, changes) -> {
                    changes.accept(MigrationState.of(Mode.NEW).withEpoch(5));
                    changes.accept(MigrationState.of(Mode.OLD).withEpoch(4));
                }))
                .migration("customer-id", String.class);

        assertThat(migration.modeOf("r-1")).isEqualTo(Mode.NEW);
    }

    @Test
    void aSinkThatThrowsCostsItsObservationsOnly() {
        Sink broken = new Sink() {
            @Override
            public boolean offer(Observation observation, Delivery delivery) {
                throw new IllegalStateException("sink");
            }

            @Override
            public void close(Duration timeout) {
                throw new IllegalStateException("closing");
            }
        };
        try (Gnomon gnomon = Gnomon.publishingTo(broken, host.config().build())) {
            assertThat(gnomon.migration("m", String.class).read("r-1", () -> "old", () -> "new"))
                    .isEqualTo("old");
            assertThat(gnomon.flush(Host.SOON)).isTrue();
            assertThat(gnomon.counters().dropped(DropReason.DELIVERY_FAILED)).isEqualTo(2);
        }
    }
}
