package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.spi.DropReason;
import java.net.URL;
import java.net.URLClassLoader;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the other side can do to the threads, and to what belongs to their owners. */
class BorrowedThreadsTest {

    private static final InheritableThreadLocal<String> USER = new InheritableThreadLocal<>();

    private final Host host = new Host();
    private final CountDownLatch release = new CountDownLatch(1);

    @AfterEach
    void close() {
        release.countDown();
        host.close();
        USER.remove();
    }

    @Test
    void anotherRequestsUserIsNotSeenByTheOtherSide() {
        USER.set("ada");
        AtomicReference<@Nullable String> seen = new AtomicReference<>("nothing");
        Migration<String> migration = host.start(host.config()).migration("customer-id", String.class);

        migration.read("r-1", () -> "old", () -> {
            seen.set(USER.get());
            return "new";
        });

        assertThat(host.settled().published()).isEqualTo(2);
        assertThat(seen).hasNullValue();
    }

    @Test
    void eachCallersClassLoaderTravelsWithItsRun() throws Exception {
        Thread caller = Thread.currentThread();
        ClassLoader before = caller.getContextClassLoader();
        List<ClassLoader> seen = new CopyOnWriteArrayList<>();
        Migration<String> migration = host.start(host.config()).migration("customer-id", String.class);
        try (URLClassLoader first = new URLClassLoader(new URL[0]);
                URLClassLoader second = new URLClassLoader(new URL[0])) {
            for (ClassLoader loader : List.of(first, second)) {
                caller.setContextClassLoader(loader);
                migration.read("r-1", () -> "old", () -> {
                    seen.add(Thread.currentThread().getContextClassLoader());
                    return "new";
                });
                host.settled();
            }
            assertThat(seen).containsExactly(first, second);
        } finally {
            caller.setContextClassLoader(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"throws", "restores", "swallows"})
    void anExecutorThatIsShutDownBeginsNoMoreRuns(String whatTheSideDoes) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(1);
        AtomicInteger begun = new AtomicInteger();
        Migration<String> migration =
                host.start(host.config().shadowExecutor(executor)).migration("customer-id", String.class);
        for (int request = 0; request < 20; request++) {
            migration.read("r-" + request, () -> "old", () -> {
                begun.incrementAndGet();
                try {
                    release.await();
                } catch (InterruptedException stopped) {
                    if (whatTheSideDoes.equals("throws")) {
                        throw stopped;
                    }
                    if (whatTheSideDoes.equals("restores")) {
                        Thread.currentThread().interrupt();
                    }
                }
                return "new";
            });
        }
        await().until(() -> begun.get() == 1);

        executor.shutdownNow();

        Counters counters = host.settled();
        assertThat(begun).hasValue(1);
        assertThat(counters.dropped(DropReason.SHADOW_REJECTED)).isEqualTo(19);
    }

    @Test
    void aRunThatMustNotBeInterruptedEndsByItself() {
        Gnomon gnomon = host.start(host.config());
        MigrationOptions<String> gentle = MigrationOptions.builder(String.class)
                .timeout(Duration.ofMillis(50))
                .interruptOnTimeout(false)
                .build();
        AtomicReference<String> end = new AtomicReference<>("none");
        gnomon.migration("gentle", gentle).read("r-1", () -> "old", () -> {
            try {
                release.await();
                end.set("by itself");
            } catch (InterruptedException stopped) {
                end.set("interrupted");
            }
            return "new";
        });

        assertThat(host.settled().published()).isEqualTo(2);
        assertThat(host.sink().only(Side.NEW).getFailure().getType())
                .isEqualTo("java.util.concurrent.TimeoutException");
        gnomon.close(Duration.ofMillis(50));
        release.countDown();
        await().untilAsserted(() -> assertThat(end).hasValue("by itself"));
    }
}
