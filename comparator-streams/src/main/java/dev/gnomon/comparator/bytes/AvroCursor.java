package dev.gnomon.comparator.bytes;

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
            if (position >= bytes.length) {
                throw new UnreadableException("ends in the middle of a number");
            }
            byte next = bytes[position++];
            raw |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw new UnreadableException("has a number of more than 64 bits");
    }

    /** An enum's or a union's index. */
    public int readIndex(int symbols) throws UnreadableException {
        long index = readLong();
        if (index < 0 || index >= symbols) {
            throw new UnreadableException("has an unknown symbol");
        }
        return (int) index;
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

    public void skipString() throws UnreadableException {
        skip(readLength());
    }

    public void skipOptionalString() throws UnreadableException {
        if (readIndex(2) == 1) {
            skipString();
        }
    }

    public void skipMap() throws UnreadableException {
        long count = readLong();
        while (count != 0) {
            if (count < 0) {
                skip(readLength());
            } else {
                skipEntries(count);
            }
            count = readLong();
        }
    }

    private void skipEntries(long count) throws UnreadableException {
        for (long entry = 0; entry < count; entry++) {
            skipString();
            skipString();
        }
    }
}
