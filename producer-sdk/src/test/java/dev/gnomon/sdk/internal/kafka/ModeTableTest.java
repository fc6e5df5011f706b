package dev.gnomon.sdk.internal.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Mode;
import dev.gnomon.sdk.internal.threads.Contact;
import dev.gnomon.sdk.spi.MigrationState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ModeTableTest {

    private final ModeTable table = new ModeTable();
    private final List<Long> told = new ArrayList<>();

    @Test
    void tellsOnlyTheNewestOfWhatWasLearned() {
        table.follow("m", state -> told.add(state.epoch()));

        for (long epoch = 1; epoch <= 4; epoch++) {
            table.learn("m", state(epoch));
        }
        assertThat(told).isEmpty();

        table.tell();
        assertThat(told).containsExactly(4L);
    }

    @Test
    void aLowerOrEqualEpochChangesNothing() {
        table.follow("m", state -> told.add(state.epoch()));
        table.learn("m", state(4));
        table.tell();

        assertThat(table.learn("m", state(3))).isFalse();
        assertThat(table.learn("m", state(4))).isFalse();
        table.tell();

        assertThat(told).containsExactly(4L);
        assertThat(table.known()).containsEntry("m", state(4));
    }

    @Test
    void whoFollowsLaterHearsWhatIsInForce() {
        table.restore(Map.of("m", state(2)));
        table.learn("m", state(3));

        table.follow("m", state -> told.add(state.epoch()));
        assertThat(told).containsExactly(2L);

        table.tell();
        assertThat(told).containsExactly(2L, 3L);
    }

    @Test
    void contactIsStaleUntilConfirmedAndAfterSilence() {
        AtomicLong now = new AtomicLong();
        Contact contact = new Contact(Duration.ofSeconds(10), now::get);
        assertThat(contact.stale()).isTrue();

        contact.confirm();
        now.addAndGet(Duration.ofSeconds(9).toNanos());
        assertThat(contact.stale()).isFalse();
        assertThat(contact.age()).isEqualTo(Duration.ofSeconds(9));

        now.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(contact.stale()).isTrue();
        assertThat(contact.age()).isEqualTo(Duration.ofSeconds(11));
    }

    @Test
    void anEarlierProcessesKnowledgeIsAsOldAsItIs() {
        Contact contact = new Contact(Duration.ofSeconds(10), () -> 0);

        contact.startFrom(Instant.EPOCH, Instant.EPOCH.plusSeconds(60));

        assertThat(contact.stale()).isTrue();
        assertThat(contact.age()).isEqualTo(Duration.ofSeconds(60));
    }

    private static MigrationState state(long epoch) {
        return new MigrationState(Mode.SHADOW, 1, 1, epoch);
    }
}
