package dev.gnomon.compare.json;

import java.util.Arrays;

/** The tokens of one JSON text, checked strictly. A cursor over bytes; for one document, on one thread. */
final class JsonTokens {

    private static final int END = -1;

    private final byte[] bytes;
    private final int end;
    private int at;

    /** The text of the last string: a range of the document, or of a copy without escapes. */
    private byte[] textSource;

    private int textFrom;
    private int textTo;

    JsonTokens(byte[] bytes, int from, int to) {
        this.bytes = bytes;
        this.textSource = bytes;
        this.at = from;
        this.end = to;
    }

    /** A defect, and the byte where it is. */
    static final class Malformed extends Exception {

        private static final long serialVersionUID = 1;

        private final String sort;
        private final int at;

        Malformed(String sort, int at) {
            super(sort, null, false, false);
            this.sort = sort;
            this.at = at;
        }

        int at() {
            return at;
        }

        Unreadable unreadable(int character) {
            return new Unreadable(sort, " (character " + character + ")");
        }
    }

    Malformed malformed() {
        return new Malformed("is not JSON", Math.min(at, end));
    }

    int position() {
        return at;
    }

    byte[] bytes() {
        return bytes;
    }

    byte[] textSource() {
        return textSource;
    }

    int textFrom() {
        return textFrom;
    }

    int textTo() {
        return textTo;
    }

    /** The byte behind white space, which stays the next one; -1 at the end. */
    int peek() {
        while (at < end) {
            byte c = bytes[at];
            if (c > ' ' || (c != ' ' && c != '\n' && c != '\r' && c != '\t')) {
                return c & 0xFF;
            }
            at++;
        }
        return END;
    }

    /** Passes over the byte that {@link #peek} gave. */
    void skip() {
        at++;
    }

    void expect(char expected) throws Malformed {
        if (peek() != expected) {
            throw malformed();
        }
        at++;
    }

    void literal(String literal) throws Malformed {
        for (int i = 0; i < literal.length(); i++, at++) {
            if (at >= end || bytes[at] != literal.charAt(i)) {
                throw malformed();
            }
        }
        expectDelimiter();
    }

    /** Passes over a number and returns where it began. */
    int number() throws Malformed {
        int from = at;
        if (bytes[at] == '-') {
            at++;
        }
        if (at < end && bytes[at] == '0') {
            at++;
        } else {
            digits();
        }
        if (at < end && bytes[at] == '.') {
            at++;
            digits();
        }
        if (at < end && (bytes[at] | 0x20) == 'e') {
            at++;
            if (at < end && (bytes[at] == '+' || bytes[at] == '-')) {
                at++;
            }
            digits();
        }
        expectDelimiter();
        return from;
    }

    private void digits() throws Malformed {
        int from = at;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        if (at == from) {
            throw malformed();
        }
    }

    private void expectDelimiter() throws Malformed {
        if (at < end) {
            byte c = bytes[at];
            if (c < 0 || (c > ' ' && c != ',' && c != ']' && c != '}')) {
                throw malformed();
            }
        }
    }

    /** Passes over a string, whose text is then in {@link #textSource}. */
    void string() throws Malformed {
        at++;
        int from = at;
        while (at < end) {
            byte c = bytes[at];
            if (c == '"') {
                found(bytes, from, at++);
                return;
            }
            if (c == '\\') {
                escaped(from);
                return;
            }
            if (c < ' ') {
                wide(c);
            } else {
                at++;
            }
        }
        throw malformed();
    }

    private void found(byte[] source, int from, int to) {
        textSource = source;
        textFrom = from;
        textTo = to;
    }

    /** A character of several bytes, or a control character. */
    private void wide(byte c) throws Malformed {
        int first = c & 0xFF;
        int more = first >= 0xC2 && first < 0xE0
                ? 1
                : first >= 0xE0 && first < 0xF0 ? 2 : first >= 0xF0 && first < 0xF5 ? 3 : 0;
        if (more == 0 || at + more >= end) {
            throw malformed();
        }
        int second = bytes[at + 1] & 0xFF;
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
            throw malformed();
        }
        for (int i = 2; i <= more; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                throw malformed();
            }
        }
        at += more + 1;
    }

    /** A string with an escape at the cursor; the characters before it begin at {@code from}. */
    private void escaped(int from) throws Malformed {
        byte[] text = new byte[Math.max(32, 2 * (at - from))];
        int size = 0;
        int plainFrom = from;
        while (at < end) {
            byte c = bytes[at];
            if (c == '"' || c == '\\') {
                int plain = at - plainFrom;
                if (size + plain + 4 > text.length) {
                    text = Arrays.copyOf(text, 2 * (size + plain + 4));
                }
                System.arraycopy(bytes, plainFrom, text, size, plain);
                size += plain;
                at++;
                if (c == '"') {
                    found(size + 64 < text.length ? Arrays.copyOf(text, size) : text, 0, size);
                    return;
                }
                size = Utf8.put(escape(), text, size);
                plainFrom = at;
            } else if (c < ' ') {
                wide(c);
            } else {
                at++;
            }
        }
        throw malformed();
    }

    private int escape() throws Malformed {
        if (at >= end) {
            throw malformed();
        }
        byte c = bytes[at++];
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> codePoint();
            default -> {
                at--;
                throw malformed();
            }
        };
    }

    private int codePoint() throws Malformed {
        int unit = hex();
        if (Character.isHighSurrogate((char) unit) && at + 6 <= end && bytes[at] == '\\' && bytes[at + 1] == 'u') {
            int before = at;
            at += 2;
            int next = hex();
            if (Character.isLowSurrogate((char) next)) {
                return Character.toCodePoint((char) unit, (char) next);
            }
            at = before;
        }
        return unit;
    }

    private int hex() throws Malformed {
        int value = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = at < end ? Character.digit(bytes[at], 16) : -1;
            if (digit < 0) {
                throw malformed();
            }
            value = (value << 4) | digit;
        }
        return value;
    }
}
