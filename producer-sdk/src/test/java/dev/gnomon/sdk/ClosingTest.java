package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.spi.DropReason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClosingTest {

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void closingUnderLoadLosesNoCountAndNoCaller() throws Exception {
        Migration<String> migration = host.start(host.config()).migration("customer-id", String.class);
        AtomicBoolean stop = new AtomicBoolean();
        AtomicLong answers = new AtomicLong();
        List<Thread> callers = new ArrayList<>();
        for (int c = 0; c < 4; c++) {
            Thread caller = new Thread(() -> {
                for (int i = 0; !stop.get(); i++) {
                    if (migration.read("r-" + i, () -> "old", () -> "new").equals("old")) {
                        answers.incrementAndGet();
                    }
                }
            });
            caller.start();
            callers.add(caller);
        }
        Awaitility.await().until(() -> host.gnomon().counters().published() > 1_000);

        host.gnomon().close(Duration.ofSeconds(5));
        long atClose = answers.get();
        Awaitility.await().until(() -> answers.get() > atClose + 1_000);
        stop.set(true);
        for (Thread caller : callers) {
            caller.join();
        }

        Counters counters = Host.sound(host.gnomon().counters());
        assertThat(counters.inFlight()).isZero();
        assertThat(counters.offered()).isEqualTo(2 * answers.get());
        assertThat(counters.dropped(DropReason.CLOSED)).isPositive();
        assertThat(counters.published()).isEqualTo(host.sink().observations().size());
    }

    @Test
    void closingDoesNotWaitForSidesThatHang() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Migration<String> migration = host.start(
                        host.config().shadows(ShadowLimits.DEFAULT.withTimeout(Duration.ofMinutes(1))))
                .migration("customer-id", String.class);
        migration.read("r-1", () -> "old", () -> never.await(1, TimeUnit.MINUTES) ? "a" : "b");

        assertThat(Host.<Long, RuntimeException>atOnce(() -> host.gnomon().close(Duration.ofMillis(200))))
                .isEqualTo(1);

        Counters counters = Host.sound(host.gnomon().counters());
        assertThat(counters.published()).isEqualTo(1);
        assertThat(counters.dropped(DropReason.CLOSED)).isEqualTo(1);
    }

    @Test
    void anAnswerThatIsStillBeingEncodedWhenAllIsClosedIsCountedAsDropped() throws Exception {
        HangingEncoder encoder = new HangingEncoder();
        MigrationOptions<String> options = encoder.options().immutableResults().build();
        host.start(host.config())
                .migration("customer-id", options)
                .recordOld("r-1", HangingEncoder.HARD, Duration.ZERO);
        assertThat(encoder.begins()).isTrue();

        host.gnomon().close(Duration.ofMillis(100));
        encoder.release();

        Awaitility.await().until(() -> host.gnomon().counters().inFlight() == 0);
        assertThat(host.gnomon().counters().dropped(DropReason.CLOSED)).isEqualTo(1);
    }

    @Test
    void closingTwiceIsClosingOnce() {
        host.start(host.config()).migration("customer-id", String.class).read("r-1", () -> "old", () -> "new");

        assertThat(host.gnomon().close(Host.SOON)).isZero();
        assertThat(host.gnomon().close(Host.SOON)).isZero();
    }

    @Test
    void noThreadIsLeft() {
        host.start(host.config()).migration("customer-id", String.class).read("r-1", () -> "old", () -> "new");
        host.settled();
        host.close();

        Awaitility.await()
                .untilAsserted(() -> assertThat(Thread.getAllStackTraces().keySet())
                        .extracting(Thread::getName)
                        .noneMatch(name -> name.startsWith("gnomon-")));
    }

    @Test
    void inModeOldNoThreadIsStarted() {
        Gnomon gnomon = host.start(host.config().startMode(Mode.OLD));
        gnomon.migration("customer-id", String.class).read("r-1", () -> "old", () -> "new");

        assertThat(Thread.getAllStackTraces().keySet())
                .extracting(Thread::getName)
                .noneMatch(name -> name.startsWith("gnomon-"));
    }
}
