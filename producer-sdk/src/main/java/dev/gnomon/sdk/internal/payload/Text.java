package dev.gnomon.sdk.internal.payload;

/**
 * Text that UTF-8 can hold. Half of a surrogate pair is no character: Java writes a question mark for it, so that two
 * texts become one.
 */
public final class Text {

    private Text() {}

    /** Whether every surrogate of {@code text} is one of a pair. Allocates nothing. */
    public static boolean isWellFormed(String text) {
        return firstLone(text, 0) < 0;
    }

    /** The text with an escape in place of each lone surrogate, so that texts that differ go on to differ. */
    public static String wellFormed(String text) {
        int lone = firstLone(text, 0);
        if (lone < 0) {
            return text;
        }
        StringBuilder escaped = new StringBuilder(text.length() + 10);
        int from = 0;
        for (; lone >= 0; lone = firstLone(text, from)) {
            escaped.append(text, from, lone).append(String.format("\\u%04x", (int) text.charAt(lone)));
            from = lone + 1;
        }
        return escaped.append(text, from, text.length()).toString();
    }

    /** The beginning of {@code text}, at most {@code length} characters, without half of a pair at its end. */
    public static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        boolean inPair = length > 0
                && Character.isHighSurrogate(text.charAt(length - 1))
                && Character.isLowSurrogate(text.charAt(length));
        return text.substring(0, inPair ? length - 1 : length);
    }

    private static int firstLone(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                if (!pair) {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }
}
