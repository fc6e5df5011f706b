package dev.gnomon.compare.values;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.gnomon.compare.json.Json;
import dev.gnomon.compare.json.JsonScalar;

/**
 * Replaces every match of a regular expression (RE2 syntax) in a text. In the replacement, {@code $1} and {@code
 * ${name}} stand for groups and a backslash takes a character literally.
 *
 * <p>One search takes time linear in the text. All searches together may read a text several times, so every character
 * that is read is counted as work when it is read.
 */
public final class Replacement implements ValueFunction {

    /** Characters of a text after replacing; a text that would grow beyond it stays as it is. */
    static final int MAX_RESULT = 8 << 20;

    /** Instructions of a compiled expression. What they cost a character is counted in units of so many. */
    private static final int INSTRUCTIONS_PER_STEP = 4;

    private final Pattern pattern;
    private final ReplacementText replacement;
    private final int stepsPerCharacter;

    private Replacement(Pattern pattern, ReplacementText replacement) {
        this.pattern = pattern;
        this.replacement = replacement;
        this.stepsPerCharacter = 1 + pattern.programSize() / INSTRUCTIONS_PER_STEP;
    }

    /**
     * A function that replaces what {@code expression} matches.
     *
     * @throws IllegalArgumentException if one of both cannot be used; the message says which and why
     */
    public static Replacement of(String expression, String replacement) {
        RegexSize.check(expression);
        Pattern pattern = compiled(expression);
        return new Replacement(pattern, ReplacementText.parse(replacement, pattern));
    }

    private static Pattern compiled(String expression) {
        try {
            return Pattern.compile(expression);
        } catch (PatternSyntaxException wrong) {
            throw new IllegalArgumentException(
                    "the expression is no regular expression in RE2 syntax: " + wrong.getDescription() + " at \""
                            + wrong.getPattern() + "\"",
                    wrong);
        }
    }

    @Override
    public Json apply(Json value, Work work) {
        if (value.kind() != Json.Kind.STRING) {
            return value;
        }
        JsonScalar scalar = (JsonScalar) value;
        work.spend(scalar.length());
        String text = scalar.text();
        String replaced = replaceAll(text, work);
        return replaced.equals(text) ? value : Json.string(replaced);
    }

    private String replaceAll(String text, Work work) {
        Matcher matcher = pattern.matcher(new MeteredText(text, work, stepsPerCharacter));
        StringBuilder out = new StringBuilder(text.length());
        int copied = 0;
        while (matcher.find()) {
            int before = out.length();
            out.append(text, copied, matcher.start());
            replacement.append(matcher, text, out);
            copied = matcher.end();
            work.spend(out.length() - before);
            if (out.length() > MAX_RESULT) {
                return text;
            }
        }
        return copied == 0 && out.length() == 0
                ? text
                : out.append(text, copied, text.length()).toString();
    }
}
