package dev.gnomon.compare;

import dev.gnomon.compare.json.Json;
import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/**
 * Two values as people see them in a difference: compact JSON, cut around the first place where they differ. What is
 * left out in front is counted between two ellipses: {@code …812…}. Two different values never look alike.
 *
 * @param oldValue the old side's; null if it has none
 * @param newValue the new side's; null if it has none
 */
record ShownValues(@Nullable String oldValue, @Nullable String newValue) {

    /** Characters of a value that is shown. */
    static final int MAX_LENGTH = 200;

    /** Characters that are shown before the first place where two long values differ. */
    private static final int CONTEXT = 60;

    static ShownValues of(@Nullable Json oldValue, @Nullable Json newValue) {
        if (oldValue == null || newValue == null) {
            return new ShownValues(
                    oldValue == null ? null : Shortened.to(MAX_LENGTH, oldValue.toString()),
                    newValue == null ? null : Shortened.to(MAX_LENGTH, newValue.toString()));
        }
        String one = oldValue.toString();
        String other = newValue.toString();
        int common = commonPrefix(one, other);
        String oldShown = around(one, common);
        String newShown = around(other, common);
        if (!one.equals(other) && nfc(oldShown).equals(nfc(newShown))) {
            return new ShownValues(escaped(oldShown), escaped(newShown));
        }
        return new ShownValues(oldShown, newShown);
    }

    private static int commonPrefix(String one, String other) {
        int end = Math.min(one.length(), other.length());
        int i = 0;
        while (i < end && one.charAt(i) == other.charAt(i)) {
            i++;
        }
        return i;
    }

    private static String around(String text, int differsAt) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int from = Math.min(differsAt - CONTEXT, text.length() - MAX_LENGTH / 2);
        if (from <= CONTEXT || differsAt < MAX_LENGTH / 2) {
            return Shortened.to(MAX_LENGTH, text);
        }
        if (Character.isLowSurrogate(text.charAt(from))) {
            from--;
        }
        return Shortened.to(MAX_LENGTH, "…" + from + "…" + text.substring(from));
    }

    private static String nfc(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /** Characters that look alike in two normal forms become escapes. */
    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80 || c == '…') {
                out.append(c);
            } else {
                out.append("\\u%04x".formatted((int) c));
            }
        }
        return Shortened.to(MAX_LENGTH, out);
    }
}
