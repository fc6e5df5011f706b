package dev.gnomon.schemas;

import java.util.regex.Pattern;

/** The name of a migration: 1 to 100 characters of a-z, 0-9, '-', '.' and '_', beginning with a letter or digit. */
public final class Slug {

    /** The rule as a regular expression that matches a whole slug. */
    public static final String PATTERN = "[a-z0-9][a-z0-9._-]{0,99}";

    private static final Pattern COMPILED = Pattern.compile(PATTERN);

    private Slug() {}

    /** Whether {@code text} can name a migration. */
    public static boolean is(CharSequence text) {
        return COMPILED.matcher(text).matches();
    }

    /**
     * Returns {@code text} if it can name a migration.
     *
     * @throws IllegalArgumentException naming the text and the rule, if it cannot
     */
    public static String check(String text) {
        if (!is(text)) {
            throw new IllegalArgumentException("migration '" + text
                    + "' must be 1 to 100 of a-z, 0-9, '-', '.', '_', beginning with a letter or digit");
        }
        return text;
    }
}
