package dev.gnomon.comparator.counts;

import dev.gnomon.comparator.bytes.ByteReader;
import dev.gnomon.comparator.bytes.ByteWriter;
import dev.gnomon.schemas.Verdict;
import java.util.Arrays;

/** What changed in a {@link Tally} since it was last written to the journal: a few numbers, however many requests. */
@SuppressWarnings("EnumOrdinal") // counts are arrays in the order of Verdict
final class TallyChanges {

    private int[] minutes = new int[2];
    private byte[] verdicts = new byte[2];
    private int[] changes = new int[2];
    private int size;
    private final long[] othersBefore = new long[Counters.OTHERS];

    void count(Verdict verdict, int minute, int change) {
        for (int each = 0; each < size; each++) {
            if (minutes[each] == minute && verdicts[each] == verdict.ordinal()) {
                changes[each] += change;
                return;
            }
        }
        if (size == minutes.length) {
            minutes = Arrays.copyOf(minutes, size * 2);
            verdicts = Arrays.copyOf(verdicts, size * 2);
            changes = Arrays.copyOf(changes, size * 2);
        }
        minutes[size] = minute;
        verdicts[size] = (byte) verdict.ordinal();
        changes[size++] = change;
    }

    /** From now on, changes are against these numbers. */
    void startFrom(Counters counters) {
        size = 0;
        System.arraycopy(counters.others, 0, othersBefore, 0, Counters.OTHERS);
    }

    /** Writes the changes, and begins anew. */
    void write(Counters counters, int baseMinute, ByteWriter to) {
        to.putVarLong(size);
        for (int each = 0; each < size; each++) {
            to.putVarLong(minutes[each] - baseMinute).put(verdicts[each]).putVarLong(changes[each]);
        }
        long[] others = counters.others;
        int changed = 0;
        for (int each = 0; each < others.length; each++) {
            changed |= others[each] == othersBefore[each] ? 0 : 1 << each;
        }
        to.putVarLong(changed);
        for (int each = 0; each < others.length; each++) {
            if (others[each] != othersBefore[each]) {
                to.putVarLong(others[each] - othersBefore[each]);
            }
        }
        startFrom(counters);
    }

    /** Reads what {@link #write} wrote, and adds it to a tally unless {@code known} says that it has it already. */
    static void restore(ByteReader from, int baseMinute, Tally tally, boolean known) {
        for (long left = from.readVarLong(); left > 0; left--) {
            int minute = baseMinute + (int) from.readVarLong();
            Verdict verdict = Verdict.values()[from.read()];
            int change = (int) from.readVarLong();
            if (!known) {
                tally.count(verdict, minute, change);
            }
        }
        long[] others = new long[Counters.OTHERS];
        int changed = (int) from.readVarLong();
        for (int each = 0; each < others.length; each++) {
            if ((changed & 1 << each) != 0) {
                others[each] = from.readVarLong();
            }
        }
        if (!known) {
            tally.counters.addOthers(others);
        }
    }
}
