package dev.gnomon.compare.rules;

import java.util.List;

/** Rules that are right and rules that are wrong, with {@code '} for every quote. */
final class RuleExamples {

    /** Each property at least once. */
    static final List<String> VALID = List.of(
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
            "{'failures': {'java.net.SocketTimeoutException': 'timeout'}, 'side': 'old', 'operation': 'get'}");

    /** Each kind of mistake, one in each rule. */
    static final List<Invalid> INVALID = List.of(
            new Invalid("{'at': '/x', 'igonre': true, 'map': true}", "(at \"/x\"): \"igonre\" is no property"),
            new Invalid("{'ignore': true}", "\"at\" is missing"),
            new Invalid("{'at': 1, 'ignore': true}", "\"at\" is 1"),
            new Invalid("{'at': 'x', 'ignore': true}", "\"at\" is \"x\""),
            new Invalid("{'at': '/~3', 'ignore': true}", "a ~ must be followed by"),
            new Invalid("{'at': '/a~', 'ignore': true}", "a ~ must be followed by"),
            new Invalid("{'at': '/x'}", "the rule does nothing"),
            new Invalid("{'at': '/x', 'operation': 'get', 'why': 'no idea'}", "the rule does nothing"),
            new Invalid("{'at': '/x', 'map': true, 'why': 1}", "\"why\" is 1"),
            new Invalid("{'at': '/x', 'map': true, 'operation': ''}", "\"operation\" has 0 characters"),
            new Invalid("{'at': '/x', 'map': true, 'operation': 7}", "\"operation\" is 7"),
            new Invalid("{'at': '/x', 'side': 'both', 'text': ['trim']}", "\"side\" is \"both\""),
            new Invalid(
                    "{'at': '/x', 'side': 'old', 'ignore': true}",
                    "\"side\" is for reshaping and normalising; \"ignore\""),
            new Invalid(
                    "{'at': '/x', 'side': 'old', 'tolerance': {'abs': '1'}}",
                    "\"side\" is for reshaping and normalising; \"tolerance\""),
            Invalid.beyondSchema(
                    "{'at': '/*/x', 'moveTo': '/y'}", "\"moveTo\" is \"/y\"; it must have the same wildcards"),
            Invalid.beyondSchema("{'at': '/*/x', 'moveTo': '/**/y'}", "the same wildcards"),
            Invalid.beyondSchema("{'at': '/x', 'moveTo': '/x'}", "\"moveTo\" is where the value already is"),
            new Invalid("{'at': '/x', 'moveTo': 'y'}", "\"moveTo\" is \"y\""),
            new Invalid("{'at': '/x', 'moveTo': 1}", "\"moveTo\" is 1"),
            new Invalid("{'at': '/x', 'keys': 'upper'}", "\"keys\" is \"upper\""),
            new Invalid("{'at': '/x', 'parse': 'yaml'}", "\"parse\" is \"yaml\""),
            new Invalid("{'at': '/x', 'parse': []}", "\"parse\" is []"),
            new Invalid("{'at': '/x', 'parse': 'json', 'units': 's'}", "\"units\" only goes with"),
            new Invalid("{'at': '/x', 'map': true, 'zone': 'UTC'}", "\"zone\" only goes with"),
            new Invalid("{'at': '/x', 'parse': 'instant', 'units': 'h'}", "\"units\" is \"h\""),
            Invalid.beyondSchema("{'at': '/x', 'parse': 'instant', 'zone': 'Mars/Base'}", "\"zone\" is \"Mars/Base\""),
            new Invalid("{'at': '/x', 'text': 'upper'}", "\"text\" is \"upper\""),
            new Invalid("{'at': '/x', 'text': [1]}", "\"text\" is [1]"),
            Invalid.beyondSchema("{'at': '/x', 'replace': ['(', '']}", "\"replace\" cannot be used: the expression"),
            Invalid.beyondSchema("{'at': '/x', 'replace': ['a', '$1']}", "\"replace\" cannot be used: the replacement"),
            new Invalid("{'at': '/x', 'replace': ['a']}", "\"replace\" has 1 texts"),
            new Invalid("{'at': '/x', 'replace': 'a'}", "\"replace\" is \"a\""),
            new Invalid("{'at': '/x', 'values': {}}", "\"values\" is {}"),
            new Invalid("{'at': '/x', 'values': {'a': 1}}", "\"values\" maps \"a\" to 1"),
            new Invalid("{'at': '/x', 'valuesJson': []}", "\"valuesJson\" is []"),
            new Invalid("{'at': '/x', 'valuesJson': [[1]]}", "\"valuesJson\" has [1]"),
            Invalid.beyondSchema(
                    "{'at': '/x', 'valuesJson': [[1, 2], [1.0, 3]]}", "\"valuesJson\" has two values for 1.0"),
            new Invalid("{'at': '/x', 'scale': 100}", "\"scale\" is 100"),
            new Invalid("{'at': '/x', 'scale': 'ten'}", "\"scale\" is \"ten\""),
            new Invalid("{'at': '/x', 'scale': '0.0'}", "\"scale\" is 0"),
            new Invalid("{'at': '/x', 'decimals': -1}", "\"decimals\" is -1"),
            new Invalid("{'at': '/x', 'decimals': 1.5}", "\"decimals\" is 1.5"),
            new Invalid("{'at': '/x', 'decimals': '2'}", "\"decimals\" is \"2\""),
            new Invalid("{'at': '/x', 'numbers': 'exact'}", "\"numbers\" is \"exact\""),
            new Invalid(
                    "{'at': '/x', 'numbers': 'asWritten', 'decimals': 2}", "\"numbers\" and \"decimals\" contradict"),
            new Invalid("{'at': '/x', 'ignore': 'ADDED'}", "\"ignore\" is \"ADDED\""),
            new Invalid("{'at': '/x', 'ignore': []}", "\"ignore\" is []"),
            new Invalid("{'at': '/x', 'ignore': ['MOVED']}", "\"ignore\" is \"MOVED\""),
            new Invalid("{'at': '/x', 'absent': 'null'}", "\"absent\" is \"null\""),
            new Invalid("{'at': '/x', 'absent': [null]}", "\"absent\" is [null]"),
            Invalid.beyondSchema("{'at': '/x', 'absent': ['nil']}", "\"absent\" has \"nil\", which is not JSON"),
            new Invalid("{'at': '/x', 'list': 'sorted'}", "\"list\" is \"sorted\""),
            new Invalid("{'at': '/x', 'list': 'set', 'key': ['/id']}", "\"list\" and \"key\" contradict"),
            new Invalid("{'at': '/x', 'key': []}", "\"key\" is []"),
            new Invalid("{'at': '/x', 'key': '/id'}", "\"key\" is \"/id\""),
            new Invalid("{'at': '/x', 'key': ['id']}", "\"key\" has a path that is \"id\""),
            new Invalid("{'at': '/x', 'key': ['/*/id']}", "\"key\" has \"/*/id\""),
            new Invalid("{'at': '/x', 'key': ['/id', '/id']}", "\"key\" has \"/id\" twice"),
            new Invalid("{'at': '/x', 'tolerance': 1}", "\"tolerance\" is 1"),
            new Invalid("{'at': '/x', 'tolerance': {}}", "\"tolerance\" is {}"),
            new Invalid("{'at': '/x', 'tolerance': {'abs': 0.01}}", "\"tolerance.abs\" is 0.01"),
            new Invalid("{'at': '/x', 'tolerance': {'rel': '-1'}}", "\"tolerance.rel\" is negative"),
            new Invalid("{'at': '/x', 'tolerance': {'time': '1s'}}", "\"tolerance.time\" is \"1s\""),
            new Invalid("{'at': '/x', 'tolerance': {'time': '-PT1S'}}", "\"tolerance.time\" is \"-PT1S\""),
            new Invalid("{'at': '/x', 'tolerance': {'absolute': '1'}}", "\"tolerance\" has \"absolute\""),
            new Invalid("{'at': '/x', 'map': 'yes'}", "\"map\" is \"yes\""),
            new Invalid("{'at': '/x', 'map': null}", "\"map\" is null"),
            new Invalid("{'failures': {'A': 'b'}, 'at': '/x'}", "\"failures\" is about failures, which have no places"),
            new Invalid("{'failures': {'A': 'b'}, 'map': true}", "\"failures\" needs a rule of its own"),
            new Invalid("{'failures': {}}", "\"failures\" is {}"),
            new Invalid("{'failures': {'A': 1}}", "\"failures\" maps \"A\" to 1"),
            new Invalid("{'failures': {'A': 'b'}, 'side': 'left'}", "\"side\" is \"left\""),
            new Invalid("7", "is 7; it must be an object"),
            Invalid.beyondSchema("{'at': '/x', 'map': true, 'map': false}", "one object has the name \"map\" twice"));

    private RuleExamples() {}

    /**
     * A rule with one mistake.
     *
     * @param message what the parser says about it, in part
     * @param schemaTells whether a JSON Schema can tell
     */
    record Invalid(String rule, String message, boolean schemaTells) {

        Invalid(String rule, String message) {
            this(rule, message, true);
        }

        static Invalid beyondSchema(String rule, String message) {
            return new Invalid(rule, message, false);
        }
    }
}
