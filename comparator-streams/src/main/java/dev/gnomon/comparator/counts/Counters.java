package dev.gnomon.comparator.counts;

import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.PartitionRates;
import dev.gnomon.schemas.Verdict;

/** The numbers of a {@link Tally} since the beginning: requests by verdict, and one number for each {@link Counter}. */
@SuppressWarnings(
        "EnumOrdinal") // the arrays are in the order of Verdict, which is that of Counts' fields, and of Counter
final class Counters {

    static final int VERDICTS = Verdict.values().length;
    static final int OTHERS = Counter.values().length;

    private static final Counter[] COUNTERS = Counter.values();

    /** By verdict, in the order of its symbols. */
    final long[] verdicts = new long[VERDICTS];

    /** By counter, in the order of its constants. */
    final long[] others = new long[OTHERS];

    void add(Verdict verdict, long change) {
        verdicts[verdict.ordinal()] += change;
    }

    void add(Counter counter, long change) {
        others[counter.ordinal()] += change;
    }

    /** Adds other numbers, in the order of {@link #others}. */
    void addOthers(long[] changes) {
        for (int each = 0; each < OTHERS; each++) {
            others[each] += changes[each];
        }
    }

    /** The number of each counter goes to {@code to}. */
    void copyOthers(PartitionRates to) {
        for (int each = 0; each < OTHERS; each++) {
            COUNTERS[each].put(to, others[each]);
        }
    }

    /** Numbers by verdict as a record. */
    static Counts asCounts(long[] verdicts) {
        Counts counts = new Counts();
        for (int verdict = 0; verdict < VERDICTS; verdict++) {
            counts.put(verdict, verdicts[verdict]);
        }
        return counts;
    }
}
