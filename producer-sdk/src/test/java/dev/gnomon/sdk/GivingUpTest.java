package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Completeness;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.sdk.Counters.Note;
import dev.gnomon.sdk.spi.FailureListener;
import dev.gnomon.sdk.spi.GnomonFailure;
import dev.gnomon.sdk.spi.GnomonFailure.Area;
import dev.gnomon.sdk.spi.PayloadEncoder;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A migration of which nothing can be written costs its callers nothing, and says so aloud. */
class GivingUpTest {

    private final Host host = new Host();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Refusing encoder = new Refusing();

    private static final class Refusing implements PayloadEncoder<String> {

        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public PayloadFormat format() {
            return PayloadFormat.TEXT;
        }

        @Override
        public void encode(String answer, OutputStream out) throws IOException {
            calls.incrementAndGet();
            if (answer.isEmpty()) {
                throw new IOException("nothing");
            }
            out.write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    @AfterEach
    void close() {
        host.close();
    }

    private Migration<String> migration() {
        return host.start(host.config().meterRegistry(meters))
                .migration(
                        "m",
                        MigrationOptions.builder(String.class).payload(encoder).build());
    }

    private void record(Migration<String> migration, int answers, String answer) {
        for (int i = 0; i < answers; i++) {
            migration.recordOld("r-" + i, answer, Duration.ZERO);
        }
        host.settled();
    }

    private double gauge() {
        return meters.get("gnomon.payloads.given.up").gauge().value();
    }

    @Test
    void afterTenAnswersThatWereWithheldNobodyTriesAgain() {
        Migration<String> migration = migration();

        record(migration, 9, "");
        assertThat(gauge()).isZero();
        record(migration, 91, "");

        assertThat(encoder.calls).hasValue(10);
        assertThat(gauge()).isEqualTo(1);
        assertThat(host.gnomon().counters().noted(Note.WITHHELD)).isEqualTo(100);
        assertThat(host.sink().observations())
                .hasSize(100)
                .allMatch(observation -> observation.getCompleteness() == Completeness.WITHHELD);
        Awaitility.await()
                .untilAsserted(() -> assertThat(host.failures())
                        .filteredOn(failure -> failure.area() == Area.WITHHELD)
                        .singleElement()
                        .satisfies(failure -> assertThat(failure.what())
                                .startsWith("every answer of migration m is withheld")
                                .contains("java.lang.String cannot be encoded", "MigrationOptions.payload")));
    }

    @Test
    void oneAnswerThatIsWrittenKeepsTheMigrationGoing() {
        Migration<String> migration = migration();

        record(migration, 9, "");
        record(migration, 1, "x");
        record(migration, 50, "");

        assertThat(encoder.calls).hasValue(60);
        assertThat(gauge()).isZero();
    }

    @Test
    void eachReasonIsToldOnceAndEveryAnswerCounted() {
        Migration<String> migration = migration();

        record(migration, 1, "x");
        record(migration, 50, "");

        assertThat(host.gnomon().counters().noted(Note.WITHHELD)).isEqualTo(50);
        Awaitility.await().untilAsserted(() -> assertThat(host.failures()).hasSize(1));
    }

    @Test
    void theLogSaysItAsAnError() {
        PrintStream standardError = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try {
            FailureListener.logging().onFailure(new GnomonFailure(Area.WITHHELD, "every answer", null, 0));
            FailureListener.logging().onFailure(new GnomonFailure(Area.CAPTURE, "an answer", null, 0));
        } finally {
            System.setErr(standardError);
        }

        assertThat(log.toString(StandardCharsets.UTF_8).lines())
                .anyMatch(line -> line.contains("ERROR") && line.contains("every answer"))
                .anyMatch(line -> line.contains("WARN") && line.contains("an answer"));
    }
}
