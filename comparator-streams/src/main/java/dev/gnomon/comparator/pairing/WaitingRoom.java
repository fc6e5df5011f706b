package dev.gnomon.comparator.pairing;

import dev.gnomon.comparator.bytes.LongMap;
import dev.gnomon.schemas.Side;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The first sides of requests whose counterpart has not come.
 *
 * <p>A side waits in up to three queues of its kind, one after the other, each in the order of arrival: <i>fresh</i>,
 * with its record on the heap; <i>parked</i>, with its record in storage; both until the window closes; then
 * <i>late</i>, parked too, until the late horizon. So whatever is due is always at the head of a queue.
 */
final class WaitingRoom {

    /** What one side costs on the heap beside its record, roughly, in bytes. */
    static final int OVERHEAD = 100;

    private final Storage storage;
    private final LongMap<Waiting> byKey = new LongMap<>();
    private final BothSides<WaitingQueue> fresh = queues();
    private final BothSides<WaitingQueue> parked = queues();
    private final BothSides<WaitingQueue> late = queues();
    private long heapBytes;

    WaitingRoom(Storage storage) {
        this.storage = storage;
    }

    /** What the fresh sides take, in bytes. */
    long heapBytes() {
        return heapBytes;
    }

    @Nullable
    Waiting get(long key) {
        return byKey.get(key);
    }

    /** The side's record; null where it is in its topic no more. */
    byte @Nullable [] recordOf(Waiting waiting) {
        return waiting.parked ? storage.get(storageKey(waiting)) : waiting.record;
    }

    void enter(Waiting waiting) {
        byKey.put(waiting.key, waiting);
        queueOf(waiting).add(waiting);
        heapBytes += heapBytesOf(waiting);
    }

    void leave(Waiting waiting) {
        byKey.remove(waiting.key);
        queueOf(waiting).remove(waiting);
        heapBytes -= heapBytesOf(waiting);
        if (waiting.parked) {
            storage.delete(storageKey(waiting));
        }
    }

    /** Moves a fresh side's record to storage. */
    void park(Waiting waiting) {
        byte[] record = waiting.record;
        if (record == null) {
            return;
        }
        queueOf(waiting).remove(waiting);
        heapBytes -= heapBytesOf(waiting);
        storage.put(storageKey(waiting), record);
        waiting.parked = true;
        waiting.record = null;
        queueOf(waiting).add(waiting);
    }

    /** Its window has closed; it goes on waiting for a late counterpart. */
    void becomesLate(Waiting waiting) {
        park(waiting);
        queueOf(waiting).remove(waiting);
        waiting.late = true;
        queueOf(waiting).add(waiting);
    }

    /** The side that has waited longest for its window to close. */
    @Nullable
    Waiting firstPending(Side side) {
        return earlier(parked.of(side).first(), fresh.of(side).first());
    }

    /** The side that has waited longest among the fresh. */
    @Nullable
    Waiting firstFresh() {
        return earlier(fresh.oldSide().first(), fresh.newSide().first());
    }

    /** The side that has waited longest for a late counterpart. */
    @Nullable
    Waiting firstLate(Side side) {
        return late.of(side).first();
    }

    /** The arrival of the side that has waited longest; far in the future where none waits. */
    long oldestArrival() {
        Waiting pending = earlier(firstPending(Side.OLD), firstPending(Side.NEW));
        Waiting oldest = earlier(pending, earlier(firstLate(Side.OLD), firstLate(Side.NEW)));
        return oldest == null ? Long.MAX_VALUE : oldest.arrivedAt;
    }

    private WaitingQueue queueOf(Waiting waiting) {
        BothSides<WaitingQueue> kind = waiting.late ? late : waiting.record == null ? parked : fresh;
        return kind.of(waiting.side);
    }

    private static BothSides<WaitingQueue> queues() {
        return new BothSides<>(new WaitingQueue(), new WaitingQueue());
    }

    private static byte[] storageKey(Waiting waiting) {
        return ByteBuffer.allocate(Long.BYTES).putLong(waiting.key).array();
    }

    private static int heapBytesOf(Waiting waiting) {
        byte[] record = waiting.record;
        return record == null ? 0 : record.length + OVERHEAD;
    }

    private static @Nullable Waiting earlier(@Nullable Waiting one, @Nullable Waiting other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.arrivedAt <= other.arrivedAt ? one : other;
    }
}
