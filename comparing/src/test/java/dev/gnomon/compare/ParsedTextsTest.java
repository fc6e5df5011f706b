package dev.gnomon.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.compare.rules.RuleSet;
import dev.gnomon.compare.rules.RulesRefused;
import dev.gnomon.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Answers that rules read from texts. */
class ParsedTextsTest {

    @Test
    void textsInTextsInTextsNeverGetTooDeepToWalk() throws RulesRefused {
        RuleSet rules = RuleSet.parse("[{\"at\":\"/**\",\"parse\":[\"base64\",\"json\"]}]");
        String oldJson = "1";
        String newJson = "2";
        for (int level = 0; level < 15; level++) {
            oldJson = nested(oldJson);
            newJson = nested(newJson);

            Judgement judgement = new Judge().judge(Answers.json(oldJson), Answers.json(newJson), rules);

            assertThat(judgement.verdict()).as("level %d", level).isEqualTo(Verdict.MISMATCH);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<a><nm>1</nm></a>|<a><name>1</name></a>|{'at':'','parse':'xml'},{'at':'/a/nm','moveTo':'/a/name'}",
                "{'nm':1}|{'name':1}|{'at':'','parse':'json'},{'at':'/nm','moveTo':'/name'}",
                "{'nm':1} |{'name':1}|{'at':'','parse':'ndjson'},{'at':'/*/nm','moveTo':'/*/name'}"
            })
    void namesInAnAnswerThatIsReadFromItsTextCanChange(String oldText, String newText, String rules)
            throws RulesRefused {
        RuleSet moving = RuleSet.parse("[" + rules.replace('\'', '"') + "]");

        Judgement judgement = new Judge()
                .judge(Answers.text(oldText.replace('\'', '"')), Answers.text(newText.replace('\'', '"')), moving);

        assertThat(judgement.verdict()).isEqualTo(Verdict.MATCH);
    }

    private static String nested(String inner) {
        String text = Base64.getEncoder().encodeToString(inner.getBytes(StandardCharsets.UTF_8));
        return "[".repeat(400) + "\"" + text + "\"" + "]".repeat(400);
    }
}
