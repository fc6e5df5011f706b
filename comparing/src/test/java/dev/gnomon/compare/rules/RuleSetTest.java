package dev.gnomon.compare.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.gnomon.schemas.Side;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RuleSetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'at': '/**/updatedAt', 'operation': 'getOrder', 'ignore': true, 'why': 'rendered per call'}",
                "{'at': '/**', 'ignore': ['ADDED', 'REMOVED', 'CHANGED', 'TYPE', 'ORDER']}",
                "{'at': '/a', 'ignore': false}",
                "{'at': '/nm', 'side': 'old', 'moveTo': '/customer/name'}",
                "{'at': '/u/*/**/nm', 'side': 'new', 'moveTo': '/v/*/x/**/name'}",
                "{'at': '', 'keys': 'lower'}",
                "{'at': '/status', 'side': 'old', 'values': {'A': 'ACTIVE'}}",
                "{'at': '/*', 'valuesJson': [[1, true], ['N', false], [null, []], [1e999999999, {'a': 1}]]}",
                "{'at': '/t', 'parse': 'instant', 'tolerance': {'time': 'PT1S'}}",
                "{'at': '/t', 'parse': 'instant', 'units': 'ms', 'zone': 'Europe/Berlin'}",
                "{'at': '/msg', 'parse': ['base64', 'json']}",
                "{'at': '', 'parse': 'xml'}",
                "{'at': '', 'parse': 'ndjson'}",
                "{'at': '/u', 'parse': 'url'}",
                "{'at': '/n', 'parse': 'number'}",
                "{'at': '/url', 'replace': ['sig=[^&]*', 'sig=']}",
                "{'at': '/s', 'text': ['trim', 'spaces', 'lines', 'case', 'nfc']}",
                "{'at': '/items', 'key': ['/kind', '/metadata/name', '/a~0b~1c~2', '']}",
                "{'at': '/items', 'list': 'unordered'}",
                "{'at': '/items', 'list': 'set'}",
                "{'at': '/items', 'list': 'ordered'}",
                "{'at': '/**', 'absent': ['null', '[]', '{}', '0', '\\\"\\\"']}",
                "{'at': '/**', 'absent': []}",
                "{'at': '/price', 'tolerance': {'abs': '0.01', 'rel': '1e-9'}}",
                "{'at': '/price', 'scale': '-100', 'decimals': 2}",
                "{'at': '/price', 'numbers': 'asWritten'}",
                "{'at': '/prices', 'map': true}",
                "{'failures': {'java.net.SocketTimeoutException': 'timeout'}, 'side': 'old', 'operation': 'get'}"
            })
    void everyPropertyIsAccepted(String rule) {
        assertThatCode(() -> parse("[" + rule + "]")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'at': '/x', 'igonre': true, 'map': true}|(at \"/x\"): \"igonre\" is no property",
                "{'ignore': true}|\"at\" is missing",
                "{'at': 1, 'ignore': true}|\"at\" is 1",
                "{'at': 'x', 'ignore': true}|\"at\" is \"x\"",
                "{'at': '/~3', 'ignore': true}|a ~ must be followed by",
                "{'at': '/a~', 'ignore': true}|a ~ must be followed by",
                "{'at': '/x'}|the rule does nothing",
                "{'at': '/x', 'operation': 'get', 'why': 'no idea'}|the rule does nothing",
                "{'at': '/x', 'map': true, 'why': 1}|\"why\" is 1",
                "{'at': '/x', 'map': true, 'operation': ''}|\"operation\" has 0 characters",
                "{'at': '/x', 'map': true, 'operation': 7}|\"operation\" is 7",
                "{'at': '/x', 'side': 'both', 'text': ['trim']}|\"side\" is \"both\"",
                "{'at': '/x', 'side': 'old', 'ignore': true}|\"side\" is for reshaping and normalising; \"ignore\"",
                "{'at': '/x', 'side': 'old', 'tolerance': {'abs': '1'}}|\"side\" is for reshaping and normalising; \"tolerance\"",
                "{'at': '/*/x', 'moveTo': '/y'}|\"moveTo\" is \"/y\"; it must have the same wildcards",
                "{'at': '/*/x', 'moveTo': '/**/y'}|the same wildcards",
                "{'at': '/x', 'moveTo': '/x'}|\"moveTo\" is where the value already is",
                "{'at': '/x', 'moveTo': 'y'}|\"moveTo\" is \"y\"",
                "{'at': '/x', 'moveTo': 1}|\"moveTo\" is 1",
                "{'at': '/x', 'keys': 'upper'}|\"keys\" is \"upper\"",
                "{'at': '/x', 'parse': 'yaml'}|\"parse\" is \"yaml\"",
                "{'at': '/x', 'parse': []}|\"parse\" is []",
                "{'at': '/x', 'parse': 'json', 'units': 's'}|\"units\" only goes with",
                "{'at': '/x', 'map': true, 'zone': 'UTC'}|\"zone\" only goes with",
                "{'at': '/x', 'parse': 'instant', 'units': 'h'}|\"units\" is \"h\"",
                "{'at': '/x', 'parse': 'instant', 'zone': 'Mars/Base'}|\"zone\" is \"Mars/Base\"",
                "{'at': '/x', 'text': 'upper'}|\"text\" is \"upper\"",
                "{'at': '/x', 'text': [1]}|\"text\" is [1]",
                "{'at': '/x', 'replace': ['(', '']}|\"replace\" cannot be used: the expression",
                "{'at': '/x', 'replace': ['a', '$1']}|\"replace\" cannot be used: the replacement",
                "{'at': '/x', 'replace': ['a']}|\"replace\" has 1 texts",
                "{'at': '/x', 'replace': 'a'}|\"replace\" is \"a\"",
                "{'at': '/x', 'values': {}}|\"values\" is {}",
                "{'at': '/x', 'values': {'a': 1}}|\"values\" maps \"a\" to 1",
                "{'at': '/x', 'valuesJson': []}|\"valuesJson\" is []",
                "{'at': '/x', 'valuesJson': [[1]]}|\"valuesJson\" has [1]",
                "{'at': '/x', 'valuesJson': [[1, 2], [1.0, 3]]}|\"valuesJson\" has two values for 1.0",
                "{'at': '/x', 'scale': 100}|\"scale\" is 100",
                "{'at': '/x', 'scale': 'ten'}|\"scale\" is \"ten\"",
                "{'at': '/x', 'scale': '0.0'}|\"scale\" is 0",
                "{'at': '/x', 'decimals': -1}|\"decimals\" is -1",
                "{'at': '/x', 'decimals': 1.5}|\"decimals\" is 1.5",
                "{'at': '/x', 'decimals': '2'}|\"decimals\" is \"2\"",
                "{'at': '/x', 'numbers': 'exact'}|\"numbers\" is \"exact\"",
                "{'at': '/x', 'numbers': 'asWritten', 'decimals': 2}|\"numbers\" and \"decimals\" contradict",
                "{'at': '/x', 'ignore': 'ADDED'}|\"ignore\" is \"ADDED\"",
                "{'at': '/x', 'ignore': []}|\"ignore\" is []",
                "{'at': '/x', 'ignore': ['MOVED']}|\"ignore\" is \"MOVED\"",
                "{'at': '/x', 'absent': 'null'}|\"absent\" is \"null\"",
                "{'at': '/x', 'absent': [null]}|\"absent\" is [null]",
                "{'at': '/x', 'absent': ['nil']}|\"absent\" has \"nil\", which is not JSON",
                "{'at': '/x', 'list': 'sorted'}|\"list\" is \"sorted\"",
                "{'at': '/x', 'list': 'set', 'key': ['/id']}|\"list\" and \"key\" contradict",
                "{'at': '/x', 'key': []}|\"key\" is []",
                "{'at': '/x', 'key': '/id'}|\"key\" is \"/id\"",
                "{'at': '/x', 'key': ['id']}|\"key\" has a path that is \"id\"",
                "{'at': '/x', 'key': ['/*/id']}|\"key\" has \"/*/id\"",
                "{'at': '/x', 'key': ['/id', '/id']}|\"key\" has \"/id\" twice",
                "{'at': '/x', 'tolerance': 1}|\"tolerance\" is 1",
                "{'at': '/x', 'tolerance': {}}|\"tolerance\" is {}",
                "{'at': '/x', 'tolerance': {'abs': 0.01}}|\"tolerance.abs\" is 0.01",
                "{'at': '/x', 'tolerance': {'rel': '-1'}}|\"tolerance.rel\" is negative",
                "{'at': '/x', 'tolerance': {'time': '1s'}}|\"tolerance.time\" is \"1s\"",
                "{'at': '/x', 'tolerance': {'time': '-PT1S'}}|\"tolerance.time\" is \"-PT1S\"",
                "{'at': '/x', 'tolerance': {'absolute': '1'}}|\"tolerance\" has \"absolute\"",
                "{'at': '/x', 'map': 'yes'}|\"map\" is \"yes\"",
                "{'at': '/x', 'map': null}|\"map\" is null",
                "{'failures': {'A': 'b'}, 'at': '/x'}|\"failures\" is about failures, which have no places",
                "{'failures': {'A': 'b'}, 'map': true}|\"failures\" needs a rule of its own",
                "{'failures': {}}|\"failures\" is {}",
                "{'failures': {'A': 1}}|\"failures\" maps \"A\" to 1",
                "{'failures': {'A': 'b'}, 'side': 'left'}|\"side\" is \"left\"",
                "7|is 7; it must be an object",
                "{'at': '/x', 'map': true, 'map': false}|one object has the name \"map\" twice"
            })
    void everyMistakeIsToldOnceAndNamesItsRule(String rule, String message) {
        String valid = "{'at': '/ok', 'map': true}";

        List<String> mistakes = mistakes("[" + valid + "," + rule + "," + valid + "]");

        assertThat(mistakes).hasSize(1);
        assertThat(mistakes.get(0)).contains("rules[1]").contains(message);
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
