package dev.gnomon.comparator.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gnomon.comparator.Observations;
import dev.gnomon.comparator.bytes.UnreadableException;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ObservationViewTest {

    private static final Codec<Observation> CODEC = Codec.of(Observation.class);

    private final ObservationView view = new ObservationView(CODEC);
    private final ObservationView other = new ObservationView(CODEC);

    @Test
    void seesWhatTheCodecWrote() throws UnreadableException {
        RandomObservations observations = new RandomObservations(new Random(1));
        for (int each = 0; each < 2_000; each++) {
            Observation observation = observations.next();
            view.read(CODEC.encode(observation));

            assertThat(view.migration()).isEqualTo(observation.getMigration());
            assertThat(view.side()).isEqualTo(observation.getSide());
            assertThat(view.hasRequestId(observation.getRequestId().getBytes(StandardCharsets.UTF_8)))
                    .isTrue();
            assertThat(view.hasRequestId("r".getBytes(StandardCharsets.UTF_8))).isFalse();
        }
    }

    @Test
    void refusesARecordThatEndsTooEarlyOrTooLate() {
        byte[] whole = CODEC.encode(new RandomObservations(new Random(2)).next());
        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> view.read(cut));
        }
        assertThatExceptionOfType(UnreadableException.class)
                .isThrownBy(() -> view.read(Arrays.copyOf(whole, whole.length + 1)))
                .withMessage("has bytes after its end");
    }

    @Test
    void equalAnswersUnderEqualCircumstancesArePlainlyEqual() throws UnreadableException {
        assertThat(plainlyEqual(oldSide(), newSide())).isTrue();
    }

    @Test
    void anythingElseNeedsACloserLook() throws UnreadableException {
        Observation anotherMode = newSide();
        anotherMode.setMode(Mode.NEW);
        Observation anotherVersion = newSide();
        anotherVersion.setVersions(Map.of("db", "2"));
        Observation anotherKey = newSide();
        anotherKey.setHashKeyId("k2");

        assertThat(plainlyEqual(oldSide(), anotherMode)).isFalse();
        assertThat(plainlyEqual(oldSide(), anotherVersion)).isFalse();
        assertThat(plainlyEqual(oldSide(), anotherKey)).isFalse();
        assertThat(plainlyEqual(oldSide(), Observations.answered(Side.NEW, "r", "{\"a\":2}")))
                .isFalse();
        assertThat(plainlyEqual(
                        Observations.failed(Side.OLD, "r", "Timeout"), Observations.failed(Side.NEW, "r", "Timeout")))
                .isFalse();
    }

    @Test
    void theFingerprintIsOfTheAnswerAlone() throws UnreadableException {
        Observation again = oldSide();
        again.setLatencyMicros(77);
        again.setEpoch(5);

        assertThat(fingerprint(again)).isEqualTo(fingerprint(oldSide()));
        assertThat(fingerprint(Observations.answered(Side.OLD, "r", "{\"a\":2}")))
                .isNotEqualTo(fingerprint(oldSide()));
    }

    private static Observation oldSide() {
        return Observations.answered(Side.OLD, "r", "{\"a\":1}");
    }

    private static Observation newSide() {
        return Observations.answered(Side.NEW, "r", "{\"a\":1}");
    }

    private int fingerprint(Observation observation) throws UnreadableException {
        view.read(CODEC.encode(observation));
        return view.answerFingerprint();
    }

    private boolean plainlyEqual(Observation one, Observation two) throws UnreadableException {
        view.read(CODEC.encode(one));
        other.read(CODEC.encode(two));
        return view.plainlyEquals(other);
    }
}
