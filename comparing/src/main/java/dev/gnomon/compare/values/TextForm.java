package dev.gnomon.compare.values;

import java.text.Normalizer;
import org.jspecify.annotations.Nullable;

/** What may be different about two texts that mean the same. The order of the constants is the order they apply in. */
public enum TextForm {

    /** One form for characters that can be written in several: Unicode's normalization form C. */
    NFC("nfc") {
        @Override
        String apply(String text) {
            return isNormalizable(text) ? Normalizer.normalize(text, Normalizer.Form.NFC) : text;
        }
    },

    /** Upper and lower case are the same, by Unicode's simple case folding. No locale has a say; ß is not ss. */
    CASE("case") {
        @Override
        String apply(String text) {
            StringBuilder out = new StringBuilder(text.length());
            text.codePoints().forEach(c -> out.appendCodePoint(folded(c)));
            return out.toString();
        }
    },

    /** Lines end in a line feed. */
    LINES("lines") {
        @Override
        String apply(String text) {
            return text.replace("\r\n", "\n").replace('\r', '\n');
        }
    },

    /** A run of white space, line ends included, is one space. */
    SPACES("spaces") {
        @Override
        String apply(String text) {
            StringBuilder out = new StringBuilder(text.length());
            boolean inSpace = false;
            for (int i = 0; i < text.length(); i++) {
                boolean space = isSpace(text.charAt(i));
                if (!space) {
                    out.append(text.charAt(i));
                } else if (!inSpace) {
                    out.append(' ');
                }
                inSpace = space;
            }
            return out.toString();
        }
    },

    /** White space at both ends does not count. */
    TRIM("trim") {
        @Override
        String apply(String text) {
            int from = 0;
            int to = text.length();
            while (from < to && isSpace(text.charAt(from))) {
                from++;
            }
            while (to > from && isSpace(text.charAt(to - 1))) {
                to--;
            }
            return text.substring(from, to);
        }
    };

    /** Combining characters in one run. Ordering them takes the square of their number. */
    private static final int MAX_MARKS = 100;

    private static final int DOTTED_CAPITAL_I = 0x130;
    private static final int DOTLESS_SMALL_I = 0x131;

    private final String symbol;

    TextForm(String symbol) {
        this.symbol = symbol;
    }

    abstract String apply(String text);

    /** The form that rules write like this; null if there is none. */
    public static @Nullable TextForm of(String symbol) {
        for (TextForm form : values()) {
            if (form.symbol.equals(symbol)) {
                return form;
            }
        }
        return null;
    }

    private static boolean isSpace(char c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c);
    }

    private static int folded(int c) {
        // Turkish: simple folding leaves both alone, and Java's mappings would make them i.
        return c == DOTTED_CAPITAL_I || c == DOTLESS_SMALL_I ? c : Character.toLowerCase(Character.toUpperCase(c));
    }

    private static boolean isNormalizable(String text) {
        int marks = 0;
        for (int i = 0; i < text.length() && marks <= MAX_MARKS; ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            marks = isMark(Character.getType(c)) ? marks + 1 : 0;
        }
        return marks <= MAX_MARKS;
    }

    private static boolean isMark(int type) {
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
