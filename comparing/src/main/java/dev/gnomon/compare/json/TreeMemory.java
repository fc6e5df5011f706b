package dev.gnomon.compare.json;

/**
 * What the trees of one pair may take together, counted in estimated bytes of the heap. For one thread.
 *
 * <p>The estimate counts objects as a 64-bit JVM with compressed references lays them out.
 */
public final class TreeMemory {

    /** A scalar and the reference to it. */
    static final int SCALAR = 44;

    /** A list or an object, its arrays' headers and the reference to it. */
    static final int CONTAINER = 80;

    /** A member's two references, beside its value. */
    static final int MEMBER = 8;

    /** A name that the pair did not have before. */
    static final int NAME = 56;

    /** Pairs that are compared at one time, at most: so many share the heap. */
    private static final int SHARES = 8;

    private final long limit;
    private long taken;

    /** A bound of {@code limit} bytes. */
    public TreeMemory(long limit) {
        this.limit = limit;
    }

    /** The default: an eighth of the largest heap that this process may have. */
    public static TreeMemory ofHeap() {
        return new TreeMemory(Runtime.getRuntime().maxMemory() / SHARES);
    }

    /** How much has been taken so far, in bytes. */
    public long taken() {
        return taken;
    }

    /** Takes {@code bytes} more. */
    void take(long bytes) throws Unreadable {
        taken += bytes;
        if (taken > limit) {
            throw new Unreadable("and the other side's are too large to be compared in this heap", "");
        }
    }
}
