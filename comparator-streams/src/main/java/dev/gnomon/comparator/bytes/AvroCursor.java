package dev.gnomon.comparator.bytes;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Walks over the bytes of one Avro binary record; every step is checked against the end of the array. */
public final class AvroCursor {

    private byte[] bytes = new byte[0];
    private int position;

    public void reset(byte[] array, int start) {
        bytes = array;
        position = start;
    }

    public int position() {
        return position;
    }

    public boolean atEnd() {
        return position == bytes.length;
    }

    public long readLong() throws UnreadableException {
        long raw = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            byte next = readByte();
            raw |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw new UnreadableException("has a number of more than 64 bits");
    }

    /** An enum's or a union's index, in at most the five bytes that Avro allows for it. */
    public int readIndex(int symbols) throws UnreadableException {
        int raw = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte next = readByte();
            raw |= (next & 0x7f) << shift;
            if (next >= 0) {
                int index = (raw >>> 1) ^ -(raw & 1);
                if (index < 0 || index >= symbols) {
                    throw new UnreadableException("has an unknown symbol");
                }
                return index;
            }
        }
        throw new UnreadableException("has a number of more than 32 bits");
    }

    /** The length of a string or of bytes that lie, whole, from the new position on. */
    public int readLength() throws UnreadableException {
        long length = readLong();
        if (length < 0 || length > bytes.length - position) {
            throw new UnreadableException("has a length beyond its end");
        }
        return (int) length;
    }

    public void skip(int length) {
        position += length;
    }

    /** Skips a string; says whether it has more than {@code most} characters. */
    public boolean skipText(int most) throws UnreadableException {
        int length = readLength();
        boolean longer = isLonger(length, most);
        skip(length);
        return longer;
    }

    /** The same of a string that may be absent. */
    public boolean skipOptionalText(int most) throws UnreadableException {
        return readIndex(2) == 1 && skipText(most);
    }

    /** Skips a map; says whether it has more than {@code most} entries, or a name or value above its limit. */
    public boolean skipMap(int most, int name, int value) throws UnreadableException {
        boolean beyond = false;
        long entries = 0;
        for (long count = readBlockCount(); count != 0; count = readBlockCount()) {
            for (long entry = 0; entry < count; entry++) {
                beyond |= skipText(name);
                beyond |= skipText(value);
            }
            entries += count;
        }
        return beyond || entries > most;
    }

    /** Whether the string that begins here, of {@code length} bytes, has more than {@code most} characters. */
    public boolean isLonger(int length, int most) {
        // No character takes less than a byte: what is usual needs no second look.
        return length > most && new String(bytes, position, length, StandardCharsets.UTF_8).length() > most;
    }

    /** Whether these bytes are UTF-8. */
    public boolean isText(int from, int length) {
        int all = 0;
        for (int each = from; each < from + length; each++) {
            all |= bytes[each];
        }
        if (all >= 0) {
            return true;
        }
        byte[] again = new String(bytes, from, length, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8);
        return Arrays.equals(again, 0, again.length, bytes, from, from + length);
    }

    private long readBlockCount() throws UnreadableException {
        long count = readLong();
        if (count >= 0) {
            return count;
        }
        readLong(); // how many bytes the block has, which a reader may ignore
        if (count == Long.MIN_VALUE) {
            throw new UnreadableException("has a map without end");
        }
        return -count;
    }

    private byte readByte() throws UnreadableException {
        if (position >= bytes.length) {
            throw new UnreadableException("ends in the middle of a number");
        }
        return bytes[position++];
    }
}
