package dev.gnomon.compare.rules;

import java.util.ArrayList;
import java.util.List;

/**
 * The places that a rule is about: a JSON Pointer in which {@code *} is any one step and {@code **} any number of
 * steps. {@code ~2} is a literal {@code *}, beside {@code ~0} and {@code ~1}.
 *
 * @param text as it was written
 * @param steps what each step has to be
 */
record PathPattern(String text, List<Step> steps) {

    /** Steps of one pattern. */
    static final int MAX_STEPS = 64;

    /** What one step has to be. */
    enum Kind {
        /** The member of this name, or the element of this index. */
        NAMED,
        /** Any member or element. */
        ANY,
        /** Any number of steps, none included. */
        DEEP
    }

    /**
     * One step of a pattern.
     *
     * @param name the member's name or the element's index; as written if it is a wildcard
     */
    record Step(Kind kind, String name) {

        boolean isWildcard() {
            return kind != Kind.NAMED;
        }
    }

    PathPattern {
        steps = List.copyOf(steps);
    }

    /** @throws IllegalArgumentException if {@code text} is no pattern; the message completes "at ..." */
    static PathPattern parse(String text) {
        List<Step> steps = new ArrayList<>();
        if (!text.isEmpty() && !text.startsWith("/")) {
            throw new IllegalArgumentException(
                    "is \"" + text + "\"; it must be empty, for the whole document, or begin with a slash");
        }
        if (!text.isEmpty()) {
            for (String token : text.substring(1).split("/", -1)) {
                steps.add(step(text, token));
            }
        }
        if (steps.size() > MAX_STEPS) {
            throw new IllegalArgumentException("has " + steps.size() + " steps; at most " + MAX_STEPS + " are allowed");
        }
        return new PathPattern(text, steps);
    }

    private static Step step(String text, String token) {
        return switch (token) {
            case "*" -> new Step(Kind.ANY, token);
            case "**" -> new Step(Kind.DEEP, token);
            default -> new Step(Kind.NAMED, unescaped(text, token));
        };
    }

    private static String unescaped(String text, String token) {
        if (token.indexOf('~') < 0) {
            return token;
        }
        StringBuilder name = new StringBuilder(token.length());
        int at = 0;
        while (at < token.length()) {
            char c = token.charAt(at++);
            if (c != '~') {
                name.append(c);
                continue;
            }
            switch (at < token.length() ? token.charAt(at++) : ' ') {
                case '0' -> name.append('~');
                case '1' -> name.append('/');
                case '2' -> name.append('*');
                default ->
                    throw new IllegalArgumentException(
                            "is \"" + text + "\"; a ~ must be followed by 0, 1 or 2, which stand for ~, / and *");
            }
        }
        return name.toString();
    }

    /** These places, and all that is inside. */
    PathPattern withInside() {
        List<Step> longer = new ArrayList<>(steps);
        longer.add(new Step(Kind.DEEP, "**"));
        return new PathPattern(text, longer);
    }

    /** The kinds of the wildcards, in order. */
    List<Kind> wildcards() {
        return steps.stream().filter(Step::isWildcard).map(Step::kind).toList();
    }

    @Override
    public String toString() {
        return text;
    }
}
