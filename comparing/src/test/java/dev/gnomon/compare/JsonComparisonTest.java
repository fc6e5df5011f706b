package dev.gnomon.compare;

import static dev.gnomon.compare.Answers.compare;
import static dev.gnomon.compare.Answers.differences;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Difference;
import dev.gnomon.schemas.Verdict;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonComparisonTest {

    @Test
    void theOrderOfKeysHasNoMeaning() {
        assertThat(compare("{\"a\":1,\"b\":{\"c\":2,\"d\":3}}", "{\"b\":{\"d\":3,\"c\":2},\"a\":1}")
                        .verdict())
                .isEqualTo(Verdict.MATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "1.0,1.00",
        "1,1e0",
        "100,1E+2",
        "0.001,1e-3",
        "-0,0",
        "0e999999999,0.0",
        "12.50,1250e-2",
        "1e999999999,10e999999998",
        "1e99999999999999999999,10e99999999999999999998"
    })
    void numbersAreEqualIfTheyAreTheSameNumber(String oldNumber, String newNumber) {
        assertThat(compare(oldNumber, newNumber).verdict()).isEqualTo(Verdict.MATCH);
    }

    @ParameterizedTest
    @CsvSource({
        "0.1,0.10000000000000001",
        "9007199254740993,9007199254740992",
        "1,-1",
        "1e999999999,1e999999998",
        "10,1",
        "5,0.5"
    })
    void numbersDifferIfOnlyADoubleWouldTakeThemForEqual(String oldNumber, String newNumber) {
        assertThat(differences(oldNumber, newNumber)).containsExactly(" CHANGED " + oldNumber + " -> " + newNumber);
    }

    @Test
    void anAbsentMemberIsNotNull() {
        assertThat(differences("{\"a\":null}", "{}")).containsExactly("/a REMOVED null -> null");
        assertThat(compare("{\"a\":null}", "{}").differences().get(0).getOldValue())
                .isEqualTo("null");
    }

    @Test
    void nullIsATypeOfItsOwn() {
        assertThat(differences("{\"a\":null}", "{\"a\":\"\"}")).containsExactly("/a TYPE null -> \"\"");
    }

    @Test
    void anotherTypeIsNotJustAnotherValue() {
        assertThat(differences("{\"a\":1,\"b\":{}}", "{\"a\":\"1\",\"b\":[]}"))
                .containsExactly("/a TYPE 1 -> \"1\"", "/b TYPE {} -> []");
    }

    @Test
    void membersAreAddedAndRemovedAsAWhole() {
        assertThat(differences("{\"a\":{\"x\":1}}", "{\"b\":{\"y\":[2]}}"))
                .containsExactly("/a REMOVED {\"x\":1} -> null", "/b ADDED null -> {\"y\":[2]}");
    }

    @Test
    void pathsEscapeWhatJsonPointerEscapes() {
        assertThat(differences("{\"a/b\":{\"~\":{\"\":1}}}", "{\"a/b\":{\"~\":{\"\":2}}}"))
                .containsExactly("/a~1b/~0/ CHANGED 1 -> 2");
    }

    @Test
    void differencesComeInDocumentOrder() {
        assertThat(differences("{\"b\":1,\"a\":[1,2],\"c\":1}", "{\"a\":[3,4],\"c\":2,\"b\":2}"))
                .containsExactly(
                        "/b CHANGED 1 -> 2", "/a/0 CHANGED 1 -> 3", "/a/1 CHANGED 2 -> 4", "/c CHANGED 1 -> 2");
    }

    @Test
    void theSameElementsInAnotherOrderAreOneDifference() {
        assertThat(differences("{\"a\":[{\"x\":1},2,2,3]}", "{\"a\":[2,3.0,{\"x\":1},2]}"))
                .containsExactly("/a ORDER [{\"x\":1},2,2,3] -> [2,3.0,{\"x\":1},2]");
    }

    @Test
    void theSameElementsInOtherNumbersAreNoMatterOfOrder() {
        assertThat(differences("[1,1,2]", "[1,2,2]")).containsExactly("/1 CHANGED 1 -> 2");
    }

    @Test
    void aHundredAndTwentyTimeStampsHideNoTotal() {
        String oldLines =
                IntStream.range(0, 120).mapToObj(i -> "{\"at\":" + i + "}").collect(Collectors.joining(","));
        String newLines = oldLines.replace("\"at\":", "\"at\":1000");

        Judgement judgement =
                compare("{\"l\":[" + oldLines + "],\"total\":1}", "{\"l\":[" + newLines + "],\"total\":2}");

        assertThat(judgement.differences()).hasSize(11);
        assertThat(judgement.differences()).extracting(Answers::described).endsWith("/total CHANGED 1 -> 2");
        assertThat(judgement.omitted()).isEqualTo(110);
        assertThat(judgement.signature()).isEqualTo("MISMATCH /l/*/at CHANGED, /total CHANGED");
    }

    @Test
    void aHundredDifferencesAreKeptWhateverTheirPlace() {
        String members =
                IntStream.range(0, 250).mapToObj(i -> "\"m" + i + "\":1").collect(Collectors.joining(","));

        Judgement judgement = compare("{}", "{" + members + "}");

        assertThat(judgement.differences()).hasSize(100);
        assertThat(judgement.omitted()).isEqualTo(150);
    }

    @Test
    void longValuesAreCutAroundTheFirstPlaceWhereTheyDiffer() {
        String same = "lorem ipsum ".repeat(100);

        Difference difference =
                compare("\"" + same + "A\"", "\"" + same + "B\"").differences().get(0);

        assertThat(difference.getOldValue())
                .startsWith("…1103…")
                .endsWith("ipsum A\"")
                .hasSizeLessThanOrEqualTo(200);
        assertThat(difference.getNewValue()).startsWith("…1103…").endsWith("ipsum B\"");
    }

    @Test
    void textsThatLookAlikeAreShownWithEscapes() {
        assertThat(differences("\"\u00e9\"", "\"e\u0301\"")).containsExactly(" CHANGED \"\\u00e9\" -> \"e\\u0301\"");
    }

    @Test
    void longValuesAreCutAtTwoHundredCharactersWithoutBreakingOne() {
        String clefs = "\uD834\uDD1E".repeat(150);

        Difference difference =
                compare("\"" + clefs + "\"", "\"x" + clefs + "\"").differences().get(0);

        assertThat(difference.getOldValue())
                .hasSize(200)
                .startsWith("\"\uD834\uDD1E")
                .endsWith("\uDD1E…");
        assertThat(difference.getNewValue())
                .hasSize(199)
                .startsWith("\"x\uD834")
                .endsWith("\uDD1E…");
    }

    @Test
    void aValueOfTwoHundredCharactersIsShownWhole() {
        String value = "\"" + "x".repeat(198) + "\"";

        assertThat(differences(value, "1")).containsExactly(" TYPE " + value + " -> 1");
    }

    @Test
    void shownStringsAreEscapedAsInJson() {
        assertThat(differences("\"a\\\"\\\\\\n\\u0007\\ud800\"", "1"))
                .containsExactly(" TYPE \"a\\\"\\\\\\n\\u0007\\ud800\" -> 1");
    }

    @Test
    void longPathsAreCut() {
        String name = "n".repeat(3_000);

        Difference difference =
                compare("{\"" + name + "\":1}", "{}").differences().get(0);

        assertThat(difference.getPath()).hasSize(1_000).startsWith("/nnn").endsWith("…");
    }
}
