package dev.gnomon.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gnomon.compare.rules.RuleSet;
import dev.gnomon.compare.rules.RulesRefused;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.PayloadFormat;
import dev.gnomon.schemas.Verdict;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Pairs of documents with their right results: from public reports, and our own where rules meet. */
class CasesTest {

    private static final ObjectMapper JACKSON = new JsonMapper();

    @TestFactory
    Stream<DynamicTest> pairsFromPublicReports() {
        return tests("compare.jsonl");
    }

    @TestFactory
    Stream<DynamicTest> pairsOnThePageOnRules() {
        return tests("rules/rule-cases.jsonl");
    }

    private static Stream<DynamicTest> tests(String file) {
        return lines(file).stream()
                .flatMap(line -> Stream.of("none", "with")
                        .filter(line.get("expect")::has)
                        .map(expected -> DynamicTest.dynamicTest(
                                line.get("id").asText() + " " + expected, () -> check(line, expected))));
    }

    private static List<JsonNode> lines(String file) {
        try (InputStream in = Objects.requireNonNull(CasesTest.class.getResourceAsStream(file));
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            List<JsonNode> lines = new ArrayList<>();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(JACKSON.readTree(line));
            }
            return lines;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void check(JsonNode line, String which) throws RulesRefused {
        JsonNode expect = line.get("expect");
        RuleSet rules = which.equals("none")
                ? RuleSet.NONE
                : RuleSet.parse(expect.get("rules").toString());
        Judgement judgement = new Judge().judge(answer(line, "old"), answer(line, "new"), rules);
        assertExpected(judgement, expect.get(which));
    }

    private static Observation answer(JsonNode line, String side) {
        String format = line.path("format").asText("JSON");
        Observation answer = Answers.of(
                PayloadFormat.valueOf(format), line.get(side).asText().getBytes(StandardCharsets.UTF_8));
        answer.setOperation(line.path("operation").asText(null));
        return answer;
    }

    private static void assertExpected(Judgement judgement, JsonNode expected) {
        List<String> found =
                judgement.differences().stream().map(Answers::described).toList();
        assertThat(judgement.verdict())
                .as("%s %s", judgement.reason(), found)
                .isEqualTo(Verdict.valueOf(expected.get("verdict").asText()));
        if (expected.has("differences")) {
            List<String> differences = new ArrayList<>();
            expected.get("differences").forEach(difference -> differences.add(difference.asText()));
            assertThat(found).containsExactlyInAnyOrderElementsOf(differences);
        }
        assertIfSaid(expected.get("count"), judgement.differences().size() + judgement.omitted());
        assertIfSaid(expected.get("signature"), judgement.signature());
        if (expected.has("kind")) {
            assertThat(judgement.differences())
                    .allMatch(found1 ->
                            found1.getKind().name().equals(expected.get("kind").asText()));
        }
        if (expected.has("shown_differ")) {
            assertThat(judgement.differences())
                    .noneMatch(found1 -> Objects.equals(found1.getOldValue(), found1.getNewValue()));
        }
    }

    private static void assertIfSaid(@Nullable JsonNode expected, Object actual) {
        if (expected != null) {
            assertThat(actual.toString()).isEqualTo(expected.asText());
        }
    }
}
