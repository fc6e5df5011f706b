package dev.gnomon.compare.json;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads the JSON texts (RFC 8259, UTF-8) of one pair. They share their names and one bound on memory. Strict, with
 * limits on everything that could exhaust stack or memory. A leading byte order mark is ignored, as RFC 8259 allows.
 *
 * <p>Made anew for each pair, for one thread.
 *
 * <pre>{@code
 * JsonReader reader = new JsonReader();
 * Json oldValue = reader.read(oldPayload);
 * Json newValue = reader.read(newPayload);
 * }</pre>
 */
public final class JsonReader {

    /** Levels of nesting. Also bounds the recursion of everything that walks the tree. */
    public static final int MAX_DEPTH = 500;

    /** Characters of a number. */
    public static final int MAX_NUMBER = 1_000;

    private final ContentHash hashing;
    private final Names names;
    private final TreeMemory memory;

    /** A reader whose trees take at most a part of the heap; see {@link TreeMemory}. */
    public JsonReader() {
        this(ContentHash.PROCESS, TreeMemory.ofHeap());
    }

    /**
     * @param hashing hashes the values; values of different hashes cannot be compared
     * @param memory what the trees may take together
     */
    public JsonReader(ContentHash hashing, TreeMemory memory) {
        this.hashing = hashing;
        this.names = new Names(hashing, memory);
        this.memory = memory;
    }

    /**
     * The value in {@code payload}, whose position does not move. The value refers to the payload's bytes, which must
     * not change while it is used.
     *
     * @throws Unreadable if it is anything but one JSON text, has a key twice in one object, or is beyond a limit
     */
    public Json read(ByteBuffer payload) throws Unreadable {
        if (payload.hasArray()) {
            int from = payload.arrayOffset() + payload.position();
            return read(payload.array(), from, from + payload.remaining());
        }
        byte[] copy = new byte[payload.remaining()];
        payload.duplicate().get(copy);
        return read(copy, 0, copy.length);
    }

    /**
     * The value in {@code text}.
     *
     * @throws Unreadable as above; also if the text has half a character without its other half
     */
    public Json read(String text) throws Unreadable {
        byte[] bytes = Utf8.encode(text);
        return read(bytes, 0, bytes.length);
    }

    private Json read(byte[] bytes, int from, int to) throws Unreadable {
        memory.take(to - from);
        boolean marked = to - from >= 3
                && bytes[from] == (byte) 0xEF
                && bytes[from + 1] == (byte) 0xBB
                && bytes[from + 2] == (byte) 0xBF;
        DocumentParser parser =
                new DocumentParser(new JsonTokens(bytes, marked ? from + 3 : from, to), hashing, names, memory);
        try {
            return parser.document();
        } catch (JsonTokens.Malformed malformed) {
            // Only now, since it costs as much as reading.
            Utf8.decode(ByteBuffer.wrap(bytes, from, to - from));
            throw malformed.unreadable(characters(bytes, from, malformed.at()));
        }
    }

    private static int characters(byte[] bytes, int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.UTF_8).length();
    }
}
