package dev.gnomon.comparator.pairing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.gnomon.comparator.Observations;
import dev.gnomon.comparator.bytes.UnreadableException;
import dev.gnomon.schemas.Codec;
import dev.gnomon.schemas.Discrepancy;
import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class ObservationViewTest {

    private static final Codec<Observation> CODEC = Codec.of(Observation.class);

    private final Set<String> cut = new TreeSet<>();
    private final ObservationView view = view();
    private final ObservationView other = view();

    private ObservationView view() {
        PairingOutput output = new PairingOutput() {
            @Override
            public void discrepancy(Discrepancy event) {}

            @Override
            public void cut(String field) {
                cut.add(field);
            }
        };
        return new ObservationView(CODEC, new Excess(CODEC, output), 1_000_000);
    }

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

    @Test
    void longTextsAreCutAndEndInAHashOfTheWhole() throws UnreadableException {
        Observation huge = Observations.failed(Side.OLD, "r", "T".repeat(500_000));
        huge.setOperation("\uD83D\uDE00".repeat(10_000));
        huge.setService("s".repeat(201));
        huge.setTraceParent("p".repeat(101));
        huge.getFailure().setMessage("m".repeat(600_000));
        view.read(CODEC.encode(huge));
        view.taken();

        Observation taken = CODEC.decode(view.record());
        assertThat(taken.getOperation())
                .hasSizeLessThanOrEqualTo(Bounds.OPERATION)
                .startsWith("\uD83D\uDE00");
        assertThat(taken.getOperation().charAt(taken.getOperation().indexOf('\u2026') - 1))
                .matches(Character::isLowSurrogate);
        assertThat(taken.getService()).hasSize(Bounds.SERVICE);
        assertThat(taken.getTraceParent()).hasSize(Bounds.TRACE_PARENT);
        assertThat(taken.getFailure().getType()).hasSize(Bounds.FAILURE_TYPE).matches("T+\u2026[0-9a-f]{16}");
        assertThat(taken.getFailure().getMessage()).hasSize(Bounds.FAILURE_MESSAGE);
        assertThat(cut).containsExactly("failure_message", "failure_type", "operation", "service", "trace_parent");
    }

    @Test
    void textsThatDifferBehindTheCutStayDifferent() throws UnreadableException {
        Observation one = Observations.failed(Side.OLD, "r", "T".repeat(500) + "1");
        Observation two = Observations.failed(Side.OLD, "r", "T".repeat(500) + "2");

        assertThat(fingerprint(one)).isNotEqualTo(fingerprint(two));
        assertThat(fingerprint(one)).isEqualTo(fingerprint(one));
    }

    @Test
    void tagsBeyondFiftyAreLeftOut() throws UnreadableException {
        Observation many = oldSide();
        many.setTags(entries(10_000));
        view.read(CODEC.encode(many));
        view.taken();

        assertThat(CODEC.decode(view.record()).getTags()).hasSize(Bounds.TAGS);
        assertThat(cut).containsExactly("tags");
    }

    @Test
    void whatDecidesIsNeverCutButRefused() {
        Observation versions = oldSide();
        versions.setVersions(entries(51));
        Observation longVersion = oldSide();
        longVersion.setVersions(Map.of("db", "1".repeat(201)));
        Observation key = oldSide();
        key.setHashKeyId("k".repeat(101));
        Observation request = oldSide();
        request.setRequestId("r".repeat(1_025));
        Observation payload = Observations.answered(Side.OLD, "r", "\"" + "x".repeat(1_000_000) + "\"");

        for (Observation refused : List.of(versions, longVersion, key, request, payload)) {
            assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> view.read(CODEC.encode(refused)));
        }
    }

    @Test
    void whatIsWithinTheBoundsIsLeftAsItIs() throws UnreadableException {
        Observation full = Observations.failed(Side.OLD, "r".repeat(256), "\u20AC".repeat(Bounds.FAILURE_TYPE));
        full.setOperation("\u20AC".repeat(Bounds.OPERATION));
        full.setTags(entries(50));
        full.setVersions(entries(50));
        byte[] bytes = CODEC.encode(full);
        view.read(bytes);

        assertThat(view.record()).isSameAs(bytes);
    }

    @Test
    void numbersThatTheCodecDoesNotReadAreRefused() {
        byte[] bytes = CODEC.encode(oldSide());
        int side = 10 + 1 + Observations.MIGRATION.length() + 2;
        byte[] padded = new byte[bytes.length + 5];
        System.arraycopy(bytes, 0, padded, 0, side);
        Arrays.fill(padded, side, side + 5, (byte) 0x80);
        System.arraycopy(bytes, side, padded, side + 5, bytes.length - side);

        assertThatExceptionOfType(SerializationException.class).isThrownBy(() -> CODEC.decode(padded));
        assertThatExceptionOfType(UnreadableException.class).isThrownBy(() -> view.read(padded));
    }

    private static Map<String, String> entries(int count) {
        Map<String, String> entries = new HashMap<>();
        for (int each = 0; each < count; each++) {
            entries.put("name-" + each, "value");
        }
        return entries;
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
