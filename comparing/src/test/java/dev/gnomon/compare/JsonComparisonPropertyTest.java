package dev.gnomon.compare;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.gnomon.schemas.Difference;
import dev.gnomon.schemas.DifferenceKind;
import dev.gnomon.schemas.Verdict;
import java.util.Comparator;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Holds the comparison against Jackson's own tree equality, on random documents. */
class JsonComparisonPropertyTest {

    private static final int RUNS = 20_000;
    private static final ObjectMapper JACKSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private static final Comparator<JsonNode> BY_VALUE = (one, other) -> one.isNumber() && other.isNumber()
            ? one.decimalValue().compareTo(other.decimalValue())
            : one.equals(other) ? 0 : 1;

    @Test
    void equalAndDifferentAgreeWithAnIndependentOracle() throws JsonProcessingException {
        int equal = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            RandomJson random = new RandomJson(new Random(seed));
            String oldJson = random.document();
            String newJson = seed % 2 == 0 ? random.document() : random.rewritten(oldJson);
            boolean same = JACKSON.readTree(oldJson).equals(BY_VALUE, JACKSON.readTree(newJson));

            Judgement judgement = Answers.compare(oldJson, newJson);

            assertThat(judgement.verdict())
                    .as("seed %d: %s against %s", seed, oldJson, newJson)
                    .isEqualTo(same ? Verdict.MATCH : Verdict.MISMATCH);
            equal += same ? 1 : 0;
        }
        assertThat(equal).isBetween(RUNS / 4, RUNS * 3 / 4);
    }

    @Test
    void everyReportedValueIsWhereThePathSays() throws JsonProcessingException {
        for (int seed = 0; seed < RUNS; seed++) {
            RandomJson random = new RandomJson(new Random(seed));
            String oldJson = random.document();
            String newJson = random.document();
            for (Difference difference : Answers.compare(oldJson, newJson).differences()) {
                String where = "seed %d: %s against %s".formatted(seed, oldJson, newJson);
                if (difference.getOldValue() != null) {
                    assertShown(where, JACKSON.readTree(oldJson), difference.getPath(), difference.getOldValue());
                } else {
                    assertThat(difference.getKind()).as(where).isEqualTo(DifferenceKind.ADDED);
                    assertShown(where, JACKSON.readTree(newJson), difference.getPath(), difference.getNewValue());
                }
            }
        }
    }

    @Test
    void aPlantedChangeIsTheOneDifferenceThatIsFound() {
        for (int seed = 0; seed < RUNS; seed++) {
            RandomJson random = new RandomJson(new Random(seed));
            RandomJson.Planted planted = random.planted();

            assertThat(Answers.differences(planted.oldJson(), planted.newJson()))
                    .as("seed %d", seed)
                    .containsExactly(planted.expected());
        }
    }

    private static void assertShown(String where, JsonNode document, String path, String shown)
            throws JsonProcessingException {
        if (shown.endsWith("…")) {
            return;
        }
        JsonNode there = document.at(JsonPointer.compile(path));
        assertThat(JACKSON.readTree(shown).equals(BY_VALUE, there))
                .as(where + " at " + path)
                .isTrue();
    }
}
