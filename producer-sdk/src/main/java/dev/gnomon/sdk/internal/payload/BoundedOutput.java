package dev.gnomon.sdk.internal.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Keeps at most so many bytes, and stops whoever writes more. */
final class BoundedOutput extends OutputStream {

    private static final byte[] NONE = {};

    /** Two escapes that are one character. */
    private static final int LONGEST_ESCAPE = 12;

    private final int limit;
    private byte[] buffer = NONE;
    private int count;
    private boolean full;
    private boolean hashed;

    BoundedOutput(int limit) {
        this.limit = limit;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int fitting = Math.min(length, limit - count);
        if (count + fitting > buffer.length) {
            // Most encoders write everything at once: then the first size is the last.
            long doubled = 2L * buffer.length;
            buffer = Arrays.copyOf(buffer, (int) Math.min(limit, Math.max(doubled, count + fitting)));
        }
        System.arraycopy(bytes, offset, buffer, count, fitting);
        count += fitting;
        if (fitting < length) {
            full = true;
            throw new LimitReached();
        }
    }

    /** Whether more was written than is kept. */
    boolean isFull() {
        return full;
    }

    /** Notes that what is written has keyed hashes in it. */
    void markHashed() {
        hashed = true;
    }

    boolean isHashed() {
        return hashed;
    }

    /** What was kept. Nothing that is written later changes it. */
    byte[] toByteArray() {
        return count == buffer.length ? buffer : Arrays.copyOf(buffer, count);
    }

    /** What was kept, without a character of UTF-8 that was cut in two. */
    byte[] toWholeCharacters() {
        int end = count;
        while (end > 0 && end > count - 4 && (buffer[end - 1] & 0xC0) == 0x80) {
            end--;
        }
        boolean cutInsideOne = end > 0 && (buffer[end - 1] & 0x80) != 0;
        return Arrays.copyOf(buffer, cutInsideOne ? end - 1 : count);
    }

    /** What was kept of JSON, without half of a character, of an escape, or of two escapes that are one character. */
    byte[] toWholeEscapes() {
        byte[] whole = toWholeCharacters();
        int end = whole.length;
        for (int at = end - 1; at >= 0 && at >= whole.length - LONGEST_ESCAPE; at--) {
            if (beginsEscape(whole, at) && (at + lengthOfEscape(whole, at) > end || endsInHalf(whole, at, end))) {
                end = at;
            }
        }
        return end == whole.length ? whole : Arrays.copyOf(whole, end);
    }

    /** A backslash that is not itself escaped. */
    private static boolean beginsEscape(byte[] json, int at) {
        int before = at;
        while (before > 0 && json[before - 1] == '\\') {
            before--;
        }
        return json[at] == '\\' && (at - before) % 2 == 0;
    }

    private static int lengthOfEscape(byte[] json, int at) {
        return at + 1 < json.length && json[at + 1] == 'u' ? 6 : 2;
    }

    /** Whether the escape is the last thing and the first half of a surrogate pair: from D800 to DBFF. */
    private static boolean endsInHalf(byte[] json, int at, int end) {
        return at + 6 == end
                && json[at + 1] == 'u'
                && (json[at + 2] | 0x20) == 'd'
                && "89abAB".indexOf(json[at + 3]) >= 0;
    }

    private static final class LimitReached extends IOException {
        LimitReached() {
            super("payload limit reached");
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this;
        }
    }
}
