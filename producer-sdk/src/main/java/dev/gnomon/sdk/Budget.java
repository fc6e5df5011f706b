package dev.gnomon.sdk;

/** How many records and bytes are on their way, and whether one more may join them. Safe for use by several threads. */
final class Budget {

    private final Allowance records;
    private final Allowance bytes;

    Budget(Limits limits) {
        records = new Allowance(limits.maxRecords());
        bytes = new Allowance(limits.maxBytes());
    }

    /** Makes room for one record, if there is any. */
    boolean reserve(int size) {
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
    boolean correct(int estimated, int real) {
        if (real <= estimated) {
            bytes.giveBack((long) estimated - real);
            return true;
        }
        return bytes.takeAnyway((long) real - estimated);
    }

    void release(int size) {
        bytes.giveBack(size);
        records.giveBack(1);
    }

    long records() {
        return records.taken();
    }

    long bytes() {
        return bytes.taken();
    }
}
