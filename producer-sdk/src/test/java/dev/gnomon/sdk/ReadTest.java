package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.spi.DropReason;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ReadTest {

    private static final Duration SOON = Duration.ofSeconds(10);

    private final ListSink sink = new ListSink();
    private final AtomicInteger oldRuns = new AtomicInteger();
    private final AtomicInteger newRuns = new AtomicInteger();
    private Gnomon gnomon = Gnomon.disabled();

    @AfterEach
    void close() {
        gnomon.close();
    }

    private Migration<String> inMode(Mode mode) {
        gnomon = Gnomon.publishingTo(
                sink,
                GnomonConfig.builder()
                        .service("orders")
                        .mode("customer-id", mode)
                        .build());
        return gnomon.migration("customer-id", String.class);
    }

    private String oldAnswer() {
        oldRuns.incrementAndGet();
        return "old";
    }

    private String newAnswer() {
        newRuns.incrementAndGet();
        return "new";
    }

    @ParameterizedTest
    @CsvSource({"OLD,old,1,0", "SHADOW,old,1,1", "REVERSE_SHADOW,new,1,1", "NEW,new,0,1"})
    void eachModeRunsItsSidesAndAnswersFromTheAuthoritativeOne(Mode mode, String answer, int olds, int news) {
        Migration<String> migration = inMode(mode);

        assertThat(migration.read("r-1", this::oldAnswer, this::newAnswer)).isEqualTo(answer);

        assertThat(gnomon.flush(SOON)).isTrue();
        assertThat(oldRuns).hasValue(olds);
        assertThat(newRuns).hasValue(news);
        assertThat(sink.observations()).hasSize(olds + news == 2 ? 2 : 0);
    }

    @Test
    void anObservationSaysWhatWasAnsweredUnderWhichMode() {
        Instant before = Instant.now().minusSeconds(1);

        inMode(Mode.SHADOW).read("r-1", this::oldAnswer, this::newAnswer);

        assertThat(gnomon.flush(SOON)).isTrue();
        Observation old = sink.only(Side.OLD);
        assertThat(ListSink.payload(old)).isEqualTo("\"old\"");
        assertThat(ListSink.payload(sink.only(Side.NEW))).isEqualTo("\"new\"");
        assertThat(old.getMigration()).isEqualTo("customer-id");
        assertThat(old.getRequestId()).isEqualTo("r-1");
        assertThat(old.getMode()).isEqualTo(Mode.SHADOW);
        assertThat(old.getService()).isEqualTo("orders");
        assertThat(old.getCompleteness()).isEqualTo(Completeness.COMPLETE);
        assertThat(old.getPayloadBytes()).isEqualTo(5);
        assertThat(old.getLatencyMicros()).isNotNegative();
        assertThat(old.getAnsweredAt()).isBetween(before, Instant.now().plusSeconds(1));
    }

    @Test
    void aCheckedExceptionOfTheAuthoritativeSideReachesTheCallerAsItIs() {
        Migration<String> migration = inMode(Mode.SHADOW);
        IOException thrown = new IOException("disk");

        assertThatThrownBy(() -> readThrowing(migration, thrown)).isSameAs(thrown);

        assertThat(gnomon.flush(SOON)).isTrue();
        Observation old = sink.only(Side.OLD);
        assertThat(old.getFailure().getType()).isEqualTo("java.io.IOException");
        assertThat(old.getFailure().getMessage()).isEqualTo("disk");
        assertThat(old.getPayload()).isNull();
        assertThat(old.getPayloadBytes()).isZero();
    }

    private static String readThrowing(Migration<String> migration, IOException thrown) throws IOException {
        return migration.read(
                "r-1",
                () -> {
                    throw thrown;
                },
                () -> "new");
    }

    @ParameterizedTest
    @EnumSource(names = {"SHADOW", "REVERSE_SHADOW"})
    void aFailureOfTheOtherSideIsObservedAndNothingElse(Mode mode) {
        Migration<String> migration = inMode(mode);
        ThrowingSupplier<String, RuntimeException> failing = () -> {
            throw new IllegalStateException("no row");
        };

        boolean shadow = mode == Mode.SHADOW;
        String answer = migration.read("r-1", shadow ? this::oldAnswer : failing, shadow ? failing : this::newAnswer);

        assertThat(answer).isEqualTo(shadow ? "old" : "new");
        assertThat(gnomon.flush(SOON)).isTrue();
        assertThat(sink.only(shadow ? Side.NEW : Side.OLD).getFailure().getType())
                .isEqualTo("java.lang.IllegalStateException");
    }

    @Test
    @SuppressWarnings("NullAway") // It takes every type argument as one that is never null.
    void anAnswerThatIsNothingIsTheJsonNull() {
        assertThat(inMode(Mode.SHADOW).<RuntimeException>read("r-1", () -> null, () -> null))
                .isNull();

        assertThat(gnomon.flush(SOON)).isTrue();
        assertThat(ListSink.payload(sink.only(Side.OLD))).isEqualTo("null");
    }

    record Item(String sku, BigDecimal price, Instant at) {}

    @Test
    void numbersStayExactAndTimesAreIso() {
        gnomon = Gnomon.publishingTo(
                sink, GnomonConfig.builder().startMode(Mode.SHADOW).build());
        Migration<List<Item>> quote = gnomon.migration(
                "quote",
                MigrationOptions.builder(new com.fasterxml.jackson.core.type.TypeReference<List<Item>>() {})
                        .build());
        List<Item> items = List.of(new Item("a", new BigDecimal("10.10"), Instant.parse("2026-01-02T03:04:05Z")));

        quote.read("r-1", () -> items, () -> items);

        assertThat(gnomon.flush(SOON)).isTrue();
        assertThat(ListSink.payload(sink.only(Side.NEW)))
                .isEqualTo("[{\"at\":\"2026-01-02T03:04:05Z\",\"price\":10.10,\"sku\":\"a\"}]");
    }

    @Test
    void servicesThatRunApartRecordTheirOwnSide() {
        Migration<String> migration = inMode(Mode.SHADOW);

        migration.recordOld("r-1", "x", Duration.ofMillis(3));
        migration.recordNew(Request.of("r-1").withOperation("get"), Outcome.failed(new IOException("gone")));

        assertThat(gnomon.flush(SOON)).isTrue();
        assertThat(sink.only(Side.OLD).getLatencyMicros()).isEqualTo(3_000);
        assertThat(sink.only(Side.NEW).getLatencyMicros()).isEqualTo(-1);
        assertThat(sink.only(Side.NEW).getOperation()).isEqualTo("get");
        assertThat(sink.only(Side.NEW).getFailure().getType()).isEqualTo("java.io.IOException");
    }

    @Test
    void closingCountsWhatWasLeft() {
        sink.refuse(true);
        inMode(Mode.SHADOW).recordOld("r-1", "x", Duration.ZERO);

        assertThat(gnomon.close(Duration.ofMillis(100))).isEqualTo(1);

        assertThat(gnomon.counters().dropped(DropReason.CLOSED)).isEqualTo(1);
        assertThat(gnomon.counters().inFlight()).isZero();
    }

    @Test
    void whatDoesNotFitIsDroppedAndCountedExactly() {
        sink.refuse(true);
        gnomon = Gnomon.publishingTo(
                sink,
                GnomonConfig.builder()
                        .startMode(Mode.SHADOW)
                        .limits(Limits.DEFAULT.withMaxRecords(10))
                        .build());
        Migration<String> migration = gnomon.migration("customer-id", String.class);
        for (int i = 0; i < 100; i++) {
            migration.recordOld("r-" + i, "x", Duration.ZERO);
        }
        assertThat(gnomon.counters().dropped(DropReason.BUFFER_FULL)).isEqualTo(90);
        assertThat(gnomon.counters().inFlight()).isEqualTo(10);

        sink.refuse(false);

        assertThat(gnomon.flush(SOON)).isTrue();
        assertThat(gnomon.counters().published()).isEqualTo(10);
    }

    @Test
    void askingForAMigrationWithAnotherTypeNamesBoth() {
        inMode(Mode.OLD);

        assertThatThrownBy(() -> gnomon.migration("customer-id", Integer.class))
                .hasMessage("migration 'customer-id' answers java.lang.String, not java.lang.Integer");
    }
}
