package dev.gnomon.compare.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docs/rules.md} is made of a text and a table of cases, and says what both say now. */
class RulesPageTest {

    private static final Path PAGE = Path.of("..", "docs", "rules.md");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z0-9-]+)}}");
    private static final String WRITE = "gnomon.docs.write";

    @Test
    void thePageSaysWhatTextAndCasesSay() throws IOException {
        Map<String, RuleCase> cases = RuleCase.all();
        Set<String> shown = new TreeSet<>();

        String page = PLACEHOLDER
                .matcher(RuleCase.resource("rules-page.md"))
                .replaceAll(match -> Matcher.quoteReplacement(block(match, cases, shown)));

        assertThat(shown).isEqualTo(new TreeSet<>(cases.keySet()));
        if (Boolean.getBoolean(WRITE)) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE))
                .as("docs/rules.md is stale; run this test with -D%s=true", WRITE)
                .isEqualTo(page);
    }

    private static String block(MatchResult match, Map<String, RuleCase> cases, Set<String> shown) {
        String id = match.group(1);
        RuleCase one = Objects.requireNonNull(cases.get(id), "there is no case " + id);
        assertThat(shown.add(id)).as("%s is shown once", id).isTrue();
        return """
                ```
                rules    %s
                old      %s
                new      %s
                without  %s
                with     %s
                ```""".formatted(
                        spaced(one.rules()),
                        oneLine(one.oldText()),
                        oneLine(one.newText()),
                        result(one.without()),
                        result(one.with()));
    }

    private static String result(RuleCase.Expected expected) {
        StringBuilder text = new StringBuilder(expected.verdict());
        expected.differences()
                .forEach(difference -> text.append(
                                text.indexOf("\n") < 0 && text.indexOf("  ") < 0 ? "  " : "\n                   ")
                        .append(difference));
        if (!expected.signature().isEmpty()) {
            text.append("\n         signature ").append(expected.signature());
        }
        return text.toString();
    }

    private static String spaced(String json) {
        return json.replace("\":", "\": ").replace(",\"", ", \"").replace("},{", "},\n          {");
    }

    private static String oneLine(String text) {
        return text.strip().replace("\n", "\n         ");
    }
}
