package dev.gnomon.comparator.pairing;

/**
 * How an entry of the {@link Journal} lies in storage. After the version come the latest arrivals, a dictionary of slugs, the
 * changes of the first of these tallies, and the requests that changed.
 */
final class JournalFormat {

    static final byte VERSION = 2;

    // In the byte of a request's state, beside the states of the index that are kept.
    static final int SAME_ANSWERS = 1 << 4;
    static final int WAITS = 1 << 5;
    static final int PARKED = 1 << 6;
    static final int OLD_WAITS = 1 << 7;

    /** The states of the index that are kept. */
    static final int KEPT = RequestIndex.SEEN_OLD | RequestIndex.SEEN_NEW | RequestIndex.PENDING | RequestIndex.MISSING;

    private JournalFormat() {}
}
