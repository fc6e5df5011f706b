package dev.gnomon.comparator.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyReaderTest {

    @Test
    void whatIsAbsentHasItsDefault() throws InvalidPolicyException {
        assertThat(PolicyReader.read("{}")).isEqualTo(Policy.DEFAULT);
        assertThat(PolicyReader.read("{\"limits\": null, \"guard\": {}, \"until\": null}"))
                .isEqualTo(Policy.DEFAULT);
    }

    @Test
    void everyFieldIsRead() throws InvalidPolicyException {
        Policy policy = PolicyReader.read("""
                {"limits": {"mismatch": "0.002", "newFailed": 0.003, "missing": "5e-3", "notComparable": "0.02"},
                 "confidence": "0.99", "minPairs": 10, "minSeconds": 60, "operations": ["refund"], "perOperation": true,
                 "latency": {"quantile": "0.95", "ratio": "1.1"}, "beyondNoise": false,
                 "guard": {"mode": "on", "meanYears": 1, "burst": 9, "evenIfOldSideBehind": true},
                 "until": "2027-01-31T00:00:00Z"}
                """);

        assertThat(policy.limits().values()).containsExactly(0.002, 0.003, 0.005, 0.02);
        assertThat(policy.alpha()).isEqualTo(0.01);
        assertThat(policy.coverage()).isEqualTo(new Policy.Coverage(10, 60, List.of("refund"), true));
        assertThat(policy.latency()).isEqualTo(new LatencyCheck(0.95, 1.1));
        assertThat(policy.guard()).isEqualTo(new GuardPolicy(GuardPolicy.Mode.ON, 1, 9, true));
        assertThat(policy.until()).isEqualTo(Instant.parse("2027-01-31T00:00:00Z"));
        // Three metrics for the migration, three for its operation, and the latency.
        assertThat(policy.alphaOfEachRollback()).isEqualTo(0.01 / 7);
    }

    @Test
    void everyMistakeIsNamedAtOnce() {
        assertThat(mistakes("""
                {"limits": {"mismatch": "0", "newFailed": 1, "mising": "0.1"}, "confidence": "95", "minPairs": -1,
                 "operations": ["a", "a"], "latency": {"ratio": "fast"}, "guard": {"mode": "On", "burst": 0.5},
                 "until": "tomorrow", "confidenc": "0.9"}
                """))
                .containsExactlyInAnyOrder(
                        "limits.mismatch is \"0\"; it must be greater than 0 and less than 1",
                        "limits.newFailed is 1; it must be greater than 0 and less than 1",
                        "there is no field limits.mising; there are mismatch, missing, newFailed, notComparable",
                        "confidence is \"95\"; it must be at least 0.5 and less than 1",
                        "minPairs is -1; it must be a whole number from 0 to 1000000000000",
                        "operations is [\"a\",\"a\"]; it must be a list of at most 50 different names of 1 to 100"
                                + " characters",
                        "latency.ratio is \"fast\"; it must be between 0.01 and 100",
                        "guard.mode is \"On\"; it must be off, dry-run or on",
                        "guard.burst is 0.5; it must be between 1 and 1000",
                        "until is \"tomorrow\"; it must be a time such as 2027-01-31T00:00:00Z",
                        "there is no field confidenc; there are beyondNoise, confidence, guard, latency, limits,"
                                + " minPairs, minSeconds, operations, perOperation, until");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "[]",
                "null",
                "1",
                "{} {}",
                "{\"confidence\": \"0.9\", \"confidence\": \"0.95\"}",
                "{\"limits\": []}",
                "{\"limits\": {\"mismatch\": \"1e-999999999\"}}",
                "{\"limits\": {\"mismatch\": \"1e999999999\"}}",
                "{\"limits\": {\"mismatch\": \"NaN\"}}",
                "{\"limits\": {\"mismatch\": true}}",
                "{\"confidence\": 1e-999999999}",
                "{\"minPairs\": 1.5}",
                "{\"minPairs\": \"1000\"}",
                "{\"perOperation\": true}",
                "{\"perOperation\": true, \"beyondNoise\": true, \"operations\": [\"a\"]}",
                "{\"operations\": \"refund\"}",
                "{\"guard\": \"on\"}",
                "{\"until\": 5}"
            })
    void whatIsNoPolicyIsRefusedWithOneSentence(String json) {
        assertThat(mistakes(json)).hasSize(1);
    }

    private static List<String> mistakes(String json) {
        return catchThrowableOfType(InvalidPolicyException.class, () -> PolicyReader.read(json))
                .mistakes();
    }
}
