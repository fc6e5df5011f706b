package dev.gnomon.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is held on to while Kafka is away. */
class HeldMemoryTest {

    private final Host host = new Host();

    @AfterEach
    void close() {
        host.close();
    }

    @Test
    void anAnswerThatIsEncodedIsNotKeptWhileKafkaIsAway() {
        host.sink().refuse(true);
        MigrationOptions<Object> options =
                MigrationOptions.builder(Object.class).immutableResults().build();
        Migration<Object> migration = host.start(host.config()).migration("m", options);

        WeakReference<Object> answer = recorded(migration);

        await().until(() -> {
            System.gc();
            return answer.get() == null;
        });
        assertThat(host.gnomon().counters().inFlight()).isEqualTo(1);
    }

    /** In a method of its own, so that nothing here holds on to the answer. */
    private static WeakReference<Object> recorded(Migration<Object> migration) {
        Object answer = new ArrayList<>(List.of("large"));
        migration.recordOld("r-1", answer, Duration.ZERO);
        return new WeakReference<>(answer);
    }

    @Test
    void whatFailuresAndTagsTakeCountsAsWell() {
        host.sink().refuse(true);
        Migration<Object> migration = host.start(host.config()
                        .limits(Limits.DEFAULT.withMaxPayloadBytes(1_024).withMaxBytes(65_536)))
                .migration("m", Object.class);
        Request tagged = Request.of("r").withTag("tag", "x".repeat(1_000));
        Outcome<Object> failed = Outcome.failed(new IllegalStateException("y".repeat(1_000)));

        for (int request = 0; request < 100; request++) {
            migration.recordOld(tagged, failed);
        }

        await().until(() -> host.gnomon().counters().inFlight() <= 65_536 / 2_000);
    }
}
