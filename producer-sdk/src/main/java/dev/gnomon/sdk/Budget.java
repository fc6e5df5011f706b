package dev.gnomon.sdk;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** How many records and bytes are on their way, and whether one more may join them. Safe for use by several threads. */
final class Budget {

    private final Limits limits;
    private final AtomicInteger records = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    Budget(Limits limits) {
        this.limits = limits;
    }

    /** Makes room for one record, if there is any. */
    boolean reserve(int size) {
        if (records.incrementAndGet() > limits.maxRecords()) {
            records.decrementAndGet();
            return false;
        }
        if (bytes.addAndGet(size) > limits.maxBytes()) {
            release(size);
            return false;
        }
        return true;
    }

    /** Replaces the estimated size of a record by its real one; says whether it still fits. */
    boolean correct(int estimated, int real) {
        return bytes.addAndGet(real - estimated) <= limits.maxBytes();
    }

    void release(int size) {
        bytes.addAndGet(-size);
        records.decrementAndGet();
    }

    int records() {
        return records.get();
    }

    long bytes() {
        return bytes.get();
    }
}
