package dev.gnomon.sdk.internal.threads;

/** How many records and bytes are on their way, and whether one more may join them. Safe for use by several threads. */
public final class Budget {

    private final Allowance records;
    private final Allowance bytes;

    public Budget(long maxRecords, long maxBytes) {
        records = new Allowance(maxRecords);
        bytes = new Allowance(maxBytes);
    }

    /** Makes room for one record, if there is any. */
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

    /** Replaces the estimated size of a record by its real one; says whether it still fits. */
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
