package dev.gnomon.compare.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.schemas.Side;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever people send as rules, they are either accepted or refused with reasons. */
class MutatedRuleSetsTest {

    private static final int RUNS = Integer.getInteger("gnomon.fuzz.rules", 30_000);

    private static final String VALID = """
            [{"at":"/**/a~1","operation":"get","ignore":["ADDED"],"why":"x"},
             {"at":"/u/*","side":"old","moveTo":"/v/*","keys":"lower"},
             {"at":"/t","parse":["base64","instant"],"units":"ms","zone":"UTC","text":["trim","nfc"],
              "replace":["(a|b){2,3}[^x]","$1"],"values":{"A":"B"},"valuesJson":[[1,true]],"scale":"1e2","decimals":2},
             {"at":"/n","numbers":"asWritten","absent":["null","[]"],"map":true},
             {"at":"/l","key":["/id"],"tolerance":{"abs":"0.1","rel":"1e-9","time":"PT1S"}},
             {"at":"/l","list":"set"},{"failures":{"X":"y"},"side":"new"}]
            """;

    private static final List<String> PIECES = List.of(
            "[",
            "]",
            "{",
            "}",
            "\"",
            ",",
            ":",
            "null",
            "1e999999999",
            "-",
            "/",
            "**",
            "~",
            "\\",
            "(",
            "{1000}",
            "$9",
            "\\u0000",
            "\\ud800",
            "true",
            "PT",
            "ignore",
            "at",
            "0",
            " ",
            "\uFEFF");

    @Test
    void mutatedRuleSetsAreAcceptedOrRefused() {
        int refused = 0;
        for (int seed = 0; seed < RUNS; seed++) {
            Random random = new Random(seed);
            String text = mutated(random);
            try {
                RuleSet rules = RuleSet.parse(text);
                assertThat(rules.compile("get").root(Side.OLD)).as(text).isNotNull();
            } catch (RulesRefused expected) {
                assertThat(expected.mistakes()).as(text).isNotEmpty().doesNotContain("");
                refused++;
            }
        }
        assertThat(refused).isBetween(RUNS / 2, RUNS - RUNS / 100);
    }

    private static String mutated(Random random) {
        StringBuilder text = new StringBuilder(VALID);
        for (int i = random.nextInt(4); i >= 0; i--) {
            int at = random.nextInt(text.length());
            int end = Math.min(text.length(), at + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> text.delete(at, end);
                case 1 -> text.insert(at, PIECES.get(random.nextInt(PIECES.size())));
                case 2 -> text.replace(at, end, PIECES.get(random.nextInt(PIECES.size())));
                default -> text.setCharAt(at, (char) (' ' + random.nextInt(95)));
            }
        }
        return text.toString();
    }
}
