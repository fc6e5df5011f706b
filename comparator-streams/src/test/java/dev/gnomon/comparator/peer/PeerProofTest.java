package dev.gnomon.comparator.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.config.HostPort;
import java.util.List;
import org.junit.jupiter.api.Test;

class PeerProofTest {

    private static final String TOKEN = "correct horse battery staple";
    private static final HostPort ONE = new HostPort("10.0.0.1", 8420);
    private static final HostPort OTHER = new HostPort("10.0.0.2", 8420);

    private static final Installation HERE = Installation.of("cluster", "gnomon-comparator", "gnomon.");

    private long now = 1_000_000;
    private final PeerProof proof = new PeerProof(TOKEN, HERE, () -> now);

    @Test
    void holdsForOneQuestionToOneAddress() {
        String sent = proof.of(ONE, "/peer/stores/a?from=");

        assertThat(proof.holds(sent, ONE, "/peer/stores/a?from=")).isTrue();
        assertThat(proof.holds(sent, OTHER, "/peer/stores/a?from=")).isFalse();
        assertThat(proof.holds(sent, ONE, "/peer/stores/b?from=")).isFalse();
        assertThat(sent).doesNotContain(TOKEN);
    }

    @Test
    void holdsForSomeMinutesWhicheverClockIsAhead() {
        String sent = proof.of(ONE, "/");

        now += 300;
        assertThat(proof.holds(sent, ONE, "/")).isTrue();
        now += 1;
        assertThat(proof.holds(sent, ONE, "/")).isFalse();
        now -= 602;
        assertThat(proof.holds(sent, ONE, "/")).isFalse();
    }

    @Test
    void anotherTokenProvesNothing() {
        String sent = new PeerProof(TOKEN + "!", HERE, () -> now).of(ONE, "/");

        assertThat(proof.holds(sent, ONE, "/")).isFalse();
    }

    @Test
    void anotherInstallationProvesNothing() {
        for (Installation other : List.of(
                Installation.of("other", "gnomon-comparator", "gnomon."),
                Installation.of("cluster", "other", "gnomon."),
                Installation.of("cluster", "gnomon-comparator", "other."))) {
            PeerProof theirs = new PeerProof(TOKEN, other, () -> now);

            assertThat(proof.holds(theirs.of(ONE, "/"), ONE, "/")).isFalse();
            assertThat(theirs.ofAnswer("q", null, new byte[1])).isNotEqualTo(proof.ofAnswer("q", null, new byte[1]));
        }
    }

    @Test
    void anAnswerIsProvenWithItsQuestionItsAgeAndItsRows() {
        String sent = proof.ofAnswer("question", null, new byte[] {1});

        assertThat(sent)
                .isNotEqualTo(proof.ofAnswer("other", null, new byte[] {1}))
                .isNotEqualTo(proof.ofAnswer("question", "records=1, seconds=1", new byte[] {1}))
                .isNotEqualTo(proof.ofAnswer("question", null, new byte[] {2}));
    }

    @Test
    void whatIsNoProofAtAllProvesNothing() {
        for (String sent : new String[] {null, "", ":", "1", "x:y", now + ":", "99999999999999:x", TOKEN}) {
            assertThat(proof.holds(sent, ONE, "/")).as(sent).isFalse();
        }
    }
}
