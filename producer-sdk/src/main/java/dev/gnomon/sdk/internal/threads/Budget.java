package dev.gnomon.sdk.internal.threads;

/** Bounds the records and bytes that are on their way. Safe for use by several threads. */
public final class Budget {

    private final Allowance records;
    private final Allowance bytes;

    public Budget(long maxRecords, long maxBytes) {
        records = new Allowance(maxRecords);
        bytes = new Allowance(maxBytes);
    }

    /** Takes room for one record, and tells whether there was any. */
    public boolean reserve(int size) {
        if (!records.take(1)) {
            return false;
        }
        boolean fits = bytes.take(size);
        if (!fits) {
            records.giveBack(1);
        }
        return fits;
    }

    /** Replaces the estimated size of a record by its real one, and tells whether it still fits. */
    public boolean correct(int estimated, int real) {
        if (real <= estimated) {
            bytes.giveBack((long) estimated - real);
            return true;
        }
        return bytes.takeAnyway((long) real - estimated);
    }

    public void release(int size) {
        bytes.giveBack(size);
        records.giveBack(1);
    }

    public long records() {
        return records.taken();
    }

    public long bytes() {
        return bytes.taken();
    }
}
