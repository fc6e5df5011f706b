package dev.gnomon.compare.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gnomon.schemas.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class RuleSetTest {

    @ParameterizedTest
    @FieldSource("dev.gnomon.compare.rules.RuleExamples#VALID")
    void everyPropertyIsAccepted(String rule) {
        assertThatCode(() -> parse("[" + rule + "]")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @FieldSource("dev.gnomon.compare.rules.RuleExamples#INVALID")
    void everyMistakeIsToldOnceAndNamesItsRule(RuleExamples.Invalid invalid) {
        String valid = "{'at': '/ok', 'map': true}";

        List<String> mistakes = mistakes("[" + valid + "," + invalid.rule() + "," + valid + "]");

        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.get(0)).contains("rules[1]").contains(invalid.message());
    }

    @Test
    void allMistakesAreToldAtOnce() {
        List<String> mistakes = mistakes("""
                [{'at': 'x', 'ignore': 1},
                 {'at': '/ok', 'map': true},
                 {'at': '/y', 'side': 'old', 'list': 'set', 'key': ['/a'], 'tolerance': {'abs': 'a', 'time': 'b'}}]
                """);

        assertThat(mistakes)
                .extracting(mistake -> mistake.substring(0, mistake.indexOf(':')))
                .containsExactly(
                        "rules[0] (at \"x\")",
                        "rules[0] (at \"x\")",
                        "rules[2] (at \"/y\")",
                        "rules[2] (at \"/y\")",
                        "rules[2] (at \"/y\")",
                        "rules[2] (at \"/y\")",
                        "rules[2] (at \"/y\")",
                        "rules[2] (at \"/y\")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|are empty",
                "{}|must be an array",
                "[|are not JSON",
                "[] []|something behind",
                "[{'at': NaN}]|line 1"
            })
    void aTextThatIsNoArrayOfRulesIsRefused(String text, String message) {
        assertThat(mistakes(text)).singleElement().asString().contains(message);
    }

    @Test
    void limitsAreTold() {
        String rule = "{'at': '/x', 'map': true}";

        assertThat(mistakes("[" + (rule + ",").repeat(RuleSet.MAX_RULES) + rule + "]"))
                .singleElement()
                .asString()
                .contains("201 rules")
                .contains("200");
        assertThat(mistakes(" ".repeat(RuleText.MAX_BYTES + 1)))
                .singleElement()
                .asString()
                .contains("65537 bytes");
        assertThat(mistakes("[{'at': '/x', 'valuesJson': [[" + "[".repeat(100) + "]".repeat(100) + ", 1]]}]"))
                .singleElement()
                .asString()
                .contains("nested deeper");
        assertThat(mistakes("[{'at': '" + "/x".repeat(65) + "', 'map': true}]"))
                .singleElement()
                .asString()
                .contains("65 steps");
    }

    @Test
    void movesTogetherNestValuesOnlySoDeep() {
        String move = "{'at': '/a', 'moveTo': '" + "/a".repeat(60) + "'}";

        assertThat(mistakes("[" + move + "]")).isEmpty();
        assertThat(mistakes("[" + move + "," + move + "]"))
                .singleElement()
                .asString()
                .contains("118 levels deeper");
    }

    @Test
    void rulesApplyToTheirOperationOnly() throws RulesRefused {
        RuleSet rules = parse("[{'at': '', 'map': true, 'operation': 'get'}, {'at': '', 'list': 'set'}]");

        assertThat(rules.compile("get").root(Side.OLD).settings().map()).isTrue();
        assertThat(rules.compile("put").root(Side.OLD).settings().map()).isFalse();
        assertThat(rules.compile(null).root(Side.OLD).settings().map()).isFalse();
        assertThat(rules.compile(null).root(Side.OLD).settings().lists().by())
                .isEqualTo(ListIdentity.By.DISTINCT_CONTENT);
        assertThat(rules.compile("put")).isSameAs(rules.compile(null));
    }

    @Test
    void aRuleForOneSideMakesEqualBytesMeanDifferentAnswers() throws RulesRefused {
        RuleSet rules = parse("[{'at': '/a', 'scale': '100', 'side': 'old', 'operation': 'get'}]");

        assertThat(rules.compile("get").sided()).isTrue();
        assertThat(rules.compile("put").sided()).isFalse();
        assertThat(RuleSet.NONE.compile("get").sided()).isFalse();
    }

    @Test
    void failuresAreNamedByCodeBeforeType() throws RulesRefused {
        CompiledRules rules = parse("""
                        [{'failures': {'TimeoutException': 'late', 'grpc:DEADLINE_EXCEEDED': 'timeout'}},
                         {'failures': {'TimeoutException': 'timeout'}, 'side': 'new'}]
                        """).compile(null);

        assertThat(rules.failure(Side.OLD, "TimeoutException", "grpc:DEADLINE_EXCEEDED"))
                .isEqualTo(new FailureName("timeout", null));
        assertThat(rules.failure(Side.OLD, "TimeoutException", null)).isEqualTo(new FailureName("late", null));
        assertThat(rules.failure(Side.NEW, "TimeoutException", "x")).isEqualTo(new FailureName("timeout", null));
        assertThat(rules.failure(Side.NEW, "Other", "x")).isEqualTo(new FailureName("Other", "x"));
    }

    private static RuleSet parse(String rules) throws RulesRefused {
        return RuleSet.parse(rules.replace('\'', '"'));
    }

    private static List<String> mistakes(String rules) {
        try {
            parse(rules);
            return List.of();
        } catch (RulesRefused refused) {
            return refused.mistakes();
        }
    }
}
