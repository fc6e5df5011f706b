package dev.gnomon.sdk.internal.payload;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Keeps at most so many bytes, and stops whoever writes more. */
final class BoundedOutput extends OutputStream {

    private static final byte[] NONE = {};

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
