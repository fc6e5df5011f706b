package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.gnomon.embedded.EmbeddedKafka;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Topics;
import dev.gnomon.sdk.internal.kafka.TestTopics;
import dev.gnomon.sdk.spi.DropReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka goes away under 500 requests a second and comes back. Lasts a few seconds, or as long as the system property
 * {@code gnomon.outage} says, such as {@code PT2M}.
 */
class OutageIT {

    private static final Duration OUTAGE = Duration.parse(System.getProperty("gnomon.outage", "PT8S"));
    private static final Duration WELL_AGAIN = Duration.ofSeconds(10);
    private static final int PER_SECOND = 500;

    /** Small enough to fill up during the outage. */
    private static final Limits LIMITS = new Limits(2_000, 1 << 20, 4 << 10, Duration.ofSeconds(10));

    @TempDir
    private Path folder;

    private EmbeddedKafka kafka;
    private TestTopics topics;
    private Gnomon gnomon;
    private Migration<String> migration;

    private final AtomicLong requests = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();
    private final AtomicLong slowestNanos = new AtomicLong();
    private final AtomicInteger mostRecords = new AtomicInteger();

    @BeforeEach
    void start() throws Exception {
        kafka = EmbeddedKafka.start(folder);
        topics = new TestTopics(kafka.bootstrapServers(), Topics.withPrefix("gnomon."));
        topics.create(2);
        connect();
    }

    private void connect() {
        gnomon = Gnomon.connect(GnomonConfig.builder()
                .bootstrapServers(kafka.bootstrapServers())
                .startMode(Mode.SHADOW)
                .limits(LIMITS)
                .build());
        migration = gnomon.migration("customer-id", String.class);
    }

    @AfterEach
    void stop() {
        gnomon.close(Duration.ofSeconds(1));
        kafka.close();
    }

    private void request() {
        String id = "r-" + requests.incrementAndGet();
        long started = System.nanoTime();
        String answer = migration.read(id, () -> "old", () -> "new");
        slowestNanos.accumulateAndGet(System.nanoTime() - started, Math::max);
        if (!answer.equals("old")) {
            wrong.incrementAndGet();
        }
        mostRecords.accumulateAndGet((int) gnomon.counters().inFlight(), Math::max);
    }

    @Test
    void anOutageHarmsNoCallerAndItsLossesAreCountedExactly() throws Exception {
        ScheduledThreadPoolExecutor callers = new ScheduledThreadPoolExecutor(1);
        var load = callers.scheduleAtFixedRate(this::request, 0, 1_000_000 / PER_SECOND, TimeUnit.MICROSECONDS);
        try {
            await().until(() -> gnomon.counters().published() > PER_SECOND);

            kafka.stop();
            long downAt = System.nanoTime();
            await().atMost(OUTAGE.plus(Duration.ofSeconds(20)))
                    .until(() -> System.nanoTime() - downAt > OUTAGE.toNanos());
            assertThat(gnomon.counters().dropped(DropReason.BUFFER_FULL)).isPositive();

            kafka.restart();
            long published = gnomon.counters().published();
            await().atMost(WELL_AGAIN).until(() -> gnomon.counters().published() > published + PER_SECOND);
        } finally {
            load.cancel(false);
            callers.shutdown();
            assertThat(callers.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(gnomon.close(Duration.ofSeconds(20))).isZero();

        Counters counters = Host.sound(gnomon.counters());
        assertThat(counters.offered()).isEqualTo(2 * requests.get());
        assertThat(counters.inFlight()).isZero();
        assertThat(wrong).hasValue(0);
        assertThat(mostRecords.get())
                .isLessThanOrEqualTo(
                        LIMITS.maxRecords() + ShadowLimits.DEFAULT.queue() + ShadowLimits.DEFAULT.concurrency());
        assertThat(Duration.ofNanos(slowestNanos.get())).isLessThan(Duration.ofSeconds(1));
        List<String> arrived = arrived();
        assertThat(arrived).doesNotHaveDuplicates();
        // Kafka may have kept a record whose acknowledgement it did not live to send.
        assertThat((long) arrived.size())
                .isBetween(counters.published(), counters.published() + counters.dropped(DropReason.DELIVERY_FAILED));
    }

    private List<String> arrived() {
        return Stream.of(Side.OLD, Side.NEW)
                .flatMap(side -> topics.recordsOf(side).stream()
                        .map(record -> side + TestTopics.observation(record).getRequestId()))
                .toList();
    }

    @Test
    void aServiceThatStartsBeforeKafkaPublishesOnceItIsThere() {
        gnomon.close(Duration.ofSeconds(5));
        kafka.stop();
        connect();

        for (int i = 0; i < 50; i++) {
            request();
        }
        assertThat(gnomon.counters().inFlight()).isEqualTo(100);
        kafka.restart();

        assertThat(gnomon.flush(Host.SOON)).isTrue();
        assertThat(gnomon.counters().published()).isEqualTo(100);
    }
}
