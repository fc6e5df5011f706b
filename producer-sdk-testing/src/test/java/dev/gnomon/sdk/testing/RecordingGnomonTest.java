package dev.gnomon.sdk.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Migration;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingGnomonTest {

    @Test
    void bothSidesAreRecorded() {
        try (RecordingGnomon recording = RecordingGnomon.create()) {
            recording.gnomon().migration("customer-id", String.class).read("r-1", () -> "a", () -> "b");

            assertThat(recording.observations("customer-id", "r-1", Side.OLD)).hasSize(1);
            assertThat(recording.observations("customer-id", "r-1", Side.NEW)).hasSize(1);
            assertThat(recording.mismatches()).containsExactly(new Mismatch("customer-id", "r-1", "\"a\"", "\"b\""));
        }
    }

    @Test
    void aMismatchFailsTheTestThatAskedForThat() {
        RecordingGnomon recording = RecordingGnomon.failingOnMismatch();
        recording.gnomon().migration("customer-id", String.class).read("r-1", () -> "a", () -> {
            throw new IllegalStateException("no row");
        });

        assertThatThrownBy(recording::close)
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("customer-id, request r-1: old \"a\", "
                        + "new failed with java.lang.IllegalStateException: no row");
    }

    @Test
    void numbersThatAreEqualInOtherDigitsAreNoMismatch() {
        RecordingGnomon recording = RecordingGnomon.failingOnMismatch();
        recording
                .gnomon()
                .migration("quote", Map.class)
                .read(
                        "r-1",
                        () -> Map.of("price", new BigDecimal("1.10"), "n", 1),
                        () -> Map.of("n", 1, "price", new BigDecimal("1.1")));

        assertThatCode(recording::close).doesNotThrowAnyException();
    }

    @Test
    void whatRulesForgiveIsNoMismatch() {
        try (RecordingGnomon recording = RecordingGnomon.create()) {
            recording
                    .gnomon()
                    .migration("quote", Map.class)
                    .read("r-1", () -> Map.of("price", 1), () -> Map.of("price", 2));
            assertThat(recording.mismatches()).hasSize(1);

            recording.setRules("quote", "[{\"at\": \"/price\", \"tolerance\": {\"abs\": \"1\"}}]");

            assertThat(recording.mismatches()).isEmpty();
        }
    }

    @Test
    void rulesWithMistakesAreRefused() {
        try (RecordingGnomon recording = RecordingGnomon.create()) {
            assertThatThrownBy(() -> recording.setRules("quote", "[{\"at\": \"x\"}]"))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("rules[0] (at \"x\")");
        }
    }

    @Test
    void theModeCanBeChangedWhileTheTestRuns() {
        try (RecordingGnomon recording = RecordingGnomon.create()) {
            Migration<String> migration = recording.gnomon().migration("customer-id", String.class);
            assertThat(migration.read("r-1", () -> "old", () -> "new")).isEqualTo("old");

            recording.setMode("customer-id", Mode.NEW);

            assertThat(migration.read("r-2", () -> "old", () -> "new")).isEqualTo("new");
        }
    }
}
