package dev.gnomon.compare.values;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;

/**
 * What a match is replaced by: text, {@code $1} and {@code ${name}} for groups, a backslash before a character that is
 * meant literally.
 */
final class ReplacementText {

    private static final int NO_GROUP = -1;

    /** Either a text or a group. */
    private record Part(String text, int group) {}

    private final List<Part> parts;

    private ReplacementText(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /** @throws IllegalArgumentException if {@code written} names a group that {@code pattern} does not have */
    static ReplacementText parse(String written, Pattern pattern) {
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < written.length()) {
            char c = written.charAt(at++);
            if (c == '\\' && at < written.length()) {
                text.append(written.charAt(at++));
            } else if (c == '$') {
                parts.add(new Part(text.toString(), NO_GROUP));
                text.setLength(0);
                int end = end(written, at);
                parts.add(new Part("", group(written.substring(at, end), pattern)));
                at = end;
            } else {
                text.append(c);
            }
        }
        parts.add(new Part(text.toString(), NO_GROUP));
        return new ReplacementText(parts);
    }

    private static int end(String written, int from) {
        int end = from;
        if (end < written.length() && written.charAt(end) == '{') {
            int brace = written.indexOf('}', end);
            return brace < 0 ? written.length() : brace + 1;
        }
        while (end < written.length() && Character.digit(written.charAt(end), 10) >= 0) {
            end++;
        }
        return end;
    }

    private static int group(String reference, Pattern pattern) {
        if (reference.startsWith("{") && reference.endsWith("}")) {
            Integer named = pattern.namedGroups().get(reference.substring(1, reference.length() - 1));
            if (named != null) {
                return named;
            }
        } else if (!reference.isEmpty() && !reference.startsWith("{") && reference.length() <= 4) {
            int number = Integer.parseInt(reference);
            if (number <= pattern.groupCount()) {
                return number;
            }
        }
        throw new IllegalArgumentException("the replacement refers to group $" + reference
                + ", which the expression does not have; write \\$ for a dollar sign");
    }

    void append(Matcher match, String text, StringBuilder out) {
        for (Part part : parts) {
            if (part.group == NO_GROUP) {
                out.append(part.text);
            } else if (match.start(part.group) >= 0) {
                out.append(text, match.start(part.group), match.end(part.group));
            }
        }
    }
}
