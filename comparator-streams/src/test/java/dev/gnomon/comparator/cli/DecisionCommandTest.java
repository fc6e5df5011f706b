package dev.gnomon.comparator.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionCommandTest {

    @TempDir
    private Path folder;

    @Test
    void everyLineIsAnsweredInItsOwnLine() throws IOException {
        Run run = whatIf("""
                {"id": 7, "compared": 5000, "mismatch": 1, "seconds": 3600}
                {"id": "plan", "compared": 1000, "newFailed": 10, "seconds": 3600}
                """);

        assertThat(run.status()).isEqualTo(ExitStatus.NO);
        assertThat(run.err()).isEmpty();
        JsonNode hold = line(run, 0);
        assertThat(hold.path("id").asInt()).isEqualTo(7);
        assertThat(hold.path("decision").asText()).isEqualTo("HOLD");
        assertThat(hold.at("/metrics/mismatch/upper").asDouble()).isCloseTo(1.372620e-3, within(5e-10));
        assertThat(hold.at("/needed/pairsIfNoneMore").asLong()).isEqualTo(6_865);
        assertThat(hold.at("/needed/pairsAtThisRate").asLong()).isEqualTo(8_358);
        assertThat(hold.path("reasons")).hasSize(1);
        assertThat(hold.at("/metrics/notComparable").has("lower")).isFalse();
        assertThat(line(run, 1).path("decision").asText()).isEqualTo("ROLLBACK");
    }

    @Test
    void statusZeroNeedsEveryLineToPromote() throws IOException {
        String promote = "{\"compared\": 3628, \"seconds\": 3600}\n";

        assertThat(whatIf(promote + promote).status()).isEqualTo(ExitStatus.OK);
        assertThat(whatIf(promote + "{}\n").status()).isEqualTo(ExitStatus.NO);
    }

    @Test
    void aWrongLineIsNamedAndTheOthersAreAnswered() throws IOException {
        Run run = whatIf("""
                {"compared": -1, "mismach": 2}

                {"compared": 3628, "seconds": 3600}
                {"compared": 3628, "policy": {"confidence": "95"}}
                """);

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.err().lines())
                .hasSize(3)
                .anySatisfy(error -> assertThat(error)
                        .endsWith(
                                "plan.jsonl line 1: compared is -1; it must be a whole number from 0 to 500000000000"))
                .anySatisfy(error -> assertThat(error).contains("line 1: there is no field mismach; there are "))
                .anySatisfy(error -> assertThat(error)
                        .endsWith("line 4: policy.confidence is \"95\"; it must be at least 0.5 and less than 1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "7",
                "{",
                "{} {}",
                "{\"compared\": 1, \"compared\": 2}",
                "{\"compared\": 1.5}",
                "{\"compared\": \"1\"}",
                "{\"compared\": 1, \"mismatch\": 2}",
                "{\"compared\": 2, \"mismatch\": 1, \"newFailed\": 2}",
                "{\"compared\": 2, \"vacuous\": 3}",
                "{\"compared\": 99999999999999999999}",
                "{\"seconds\": -1}",
                "{\"seconds\": 1e999}",
                "{\"suspicious\": 1}",
                "{\"id\": {}}",
                "{\"operations\": []}",
                "{\"operations\": {\"refund\": -1}}",
                "{\"operations\": {\"refund\": {\"compard\": 1}}}",
                "{\"slice\": {\"pairs\": 1, \"onlyNew\": 2}}",
                "{\"policy\": \"strict\"}"
            })
    void aLineThatCannotBeIsOneErrorAndStatusTwo(String line) throws IOException {
        Run run = whatIf(line);

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).singleElement().asString().contains("plan.jsonl line 1: ");
    }

    @Test
    void whatIsNeededForeverIsCalledNever() throws IOException {
        Run run = whatIf("{\"compared\": 100000, \"mismatch\": 100, \"seconds\": 3600}");

        assertThat(line(run, 0).at("/needed/pairsAtThisRate").asText()).isEqualTo("never");
        assertThat(line(run, 0).at("/needed/pairsIfNoneMore").asLong()).isEqualTo(136_649);
    }

    @Test
    void operationsAreCoveredByTheirPairs() throws IOException {
        Run run = whatIf("""
                {"compared": 100000, "seconds": 3600, "policy": {"operations": ["refund"]}, "operations": {"refund": 100}}
                {"compared": 100000, "seconds": 3600, "policy": {"operations": ["refund"]}, "operations": {"refund": 99}}
                """);

        assertThat(line(run, 0).path("decision").asText()).isEqualTo("PROMOTE");
        assertThat(line(run, 1).path("decision").asText()).isEqualTo("INSUFFICIENT");
    }

    @Test
    void aFileThatIsNotThereIsWrongUsage() {
        Run run = Run.of("decision", "--what-if", folder.resolve("nothing").toString());

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).startsWith("gnomon: cannot read ");
    }

    @Test
    void theGuardIsPlayedSecondBySecond() throws IOException {
        String calm = "{\"requests\": 500, \"bad\": 0}\n".repeat(100);
        String bad = "{\"requests\": 500, \"bad\": 25}\n".repeat(3);
        Path file = Files.writeString(folder.resolve("seconds.jsonl"), calm + bad);

        Run run = Run.of("simulate", "--burst", "1", "--guard", file.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.OK);
        assertThat(run.out().lines()).hasSize(103);
        assertThat(line(run, 99).path("lnEvidence").asDouble()).isCloseTo(-2.7658, within(5e-5));
        assertThat(line(run, 101).path("suspicious").asBoolean()).isTrue();
        assertThat(line(run, 101).path("alarm").asBoolean()).isFalse();
        assertThat(line(run, 102).path("lnEvidence").asDouble()).isCloseTo(30.746, within(5e-4));
        assertThat(line(run, 102).path("alarm").asBoolean()).isTrue();
    }

    @Test
    void aWrongSecondIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("seconds.jsonl"), "{\"requests\": 1, \"bad\": 2}\n{}\n");

        Run run = Run.of("simulate", "--guard", file.toString());

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("line 1: bad is 2; it must be a whole number from 0 to 1");
        assertThat(run.out().strip()).isEqualTo("{\"lnEvidence\":null,\"suspicious\":false,\"alarm\":false}");
        assertThat(Run.of("simulate", "--limit", "0", "--guard", file.toString())
                        .status())
                .isEqualTo(ExitStatus.USAGE);
    }

    private Run whatIf(String lines) throws IOException {
        Path file = Files.writeString(folder.resolve("plan.jsonl"), lines);
        return Run.of("decision", "--what-if", file.toString());
    }

    private static JsonNode line(Run run, int number) throws JsonProcessingException {
        return new ObjectMapper().readTree(run.out().lines().toList().get(number));
    }
}
