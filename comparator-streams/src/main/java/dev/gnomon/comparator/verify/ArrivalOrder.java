package dev.gnomon.comparator.verify;

import java.util.Iterator;
import java.util.NoSuchElementException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/** Both sides of one partition as one stream, in the order in which the broker received the records. */
final class ArrivalOrder implements Iterator<ArrivalOrder.Arrived> {

    /**
     * A record.
     *
     * @param at when it arrived: its timestamp, but never before that of an earlier record of its side
     */
    record Arrived(ConsumerRecord<byte[], byte[]> record, long at) {}

    private final Iterator<ConsumerRecord<byte[], byte[]>> oldSide;
    private final Iterator<ConsumerRecord<byte[], byte[]>> newSide;
    private @Nullable Arrived nextOld;
    private @Nullable Arrived nextNew;

    ArrivalOrder(Iterator<ConsumerRecord<byte[], byte[]>> oldSide, Iterator<ConsumerRecord<byte[], byte[]>> newSide) {
        this.oldSide = oldSide;
        this.newSide = newSide;
        this.nextOld = advance(oldSide, Long.MIN_VALUE);
        this.nextNew = advance(newSide, Long.MIN_VALUE);
    }

    @Override
    public boolean hasNext() {
        return nextOld != null || nextNew != null;
    }

    @Override
    public Arrived next() {
        Arrived fromOld = nextOld;
        Arrived fromNew = nextNew;
        if (fromOld != null && (fromNew == null || fromOld.at() <= fromNew.at())) {
            nextOld = advance(oldSide, fromOld.at());
            return fromOld;
        }
        if (fromNew == null) {
            throw new NoSuchElementException();
        }
        nextNew = advance(newSide, fromNew.at());
        return fromNew;
    }

    private static @Nullable Arrived advance(Iterator<ConsumerRecord<byte[], byte[]>> side, long notBefore) {
        if (!side.hasNext()) {
            return null;
        }
        ConsumerRecord<byte[], byte[]> record = side.next();
        return new Arrived(record, Math.max(record.timestamp(), notBefore));
    }
}
