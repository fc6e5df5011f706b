package dev.gnomon.comparator.text;

import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Text that somebody else wrote. Control characters can forge lines and steer a terminal; characters without a shape or
 * that change the direction of writing can make one text look like another.
 */
public final class Foreign {

    /** Letters that have no shape. */
    private static final Set<Integer> BLANK_LETTERS = Set.of(0x115F, 0x1160, 0x3164, 0xFFA0);

    private Foreign() {}

    /** The text in one line, with each character that cannot be seen written as {@code \u001b}. */
    public static String shown(@Nullable Object text) {
        return escaped(String.valueOf(text), codePoint -> {
            StringBuilder escapes = new StringBuilder();
            for (char unit : Character.toChars(codePoint)) {
                escapes.append(String.format("\\u%04x", (int) unit));
            }
            return escapes.toString();
        });
    }

    /** JSON text whose strings hold no character that cannot be seen; it means the same. Its line breaks stay. */
    public static String json(String json) {
        return escaped(
                json,
                codePoint -> codePoint == '\n' || codePoint == '\r'
                        ? String.valueOf((char) codePoint)
                        : shown(Character.toString(codePoint)));
    }

    /** The first character that cannot be seen, as {@code U+001B}; null where all can. */
    public static @Nullable String firstUnseen(String text) {
        return text.codePoints()
                .filter(Foreign::cannotBeSeen)
                .mapToObj(codePoint -> String.format("U+%04X", codePoint))
                .findFirst()
                .orElse(null);
    }

    private static String escaped(String text, IntFunction<String> escape) {
        if (text.codePoints().noneMatch(Foreign::cannotBeSeen)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(codePoint -> {
            if (cannotBeSeen(codePoint)) {
                shown.append(escape.apply(codePoint));
            } else {
                shown.appendCodePoint(codePoint);
            }
        });
        return shown.toString();
    }

    private static boolean cannotBeSeen(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> BLANK_LETTERS.contains(codePoint);
        };
    }
}
