package dev.gnomon.compare;

/** Cuts texts without breaking characters in two. */
final class Shortened {

    private static final char ELLIPSIS = '…';

    private Shortened() {}

    /** {@code text}, or at most {@code most} characters of it, an ellipsis included. */
    static String to(int most, CharSequence text) {
        if (text.length() <= most) {
            return text.toString();
        }
        int end = most - 1;
        if (Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.subSequence(0, end).toString() + ELLIPSIS;
    }
}
