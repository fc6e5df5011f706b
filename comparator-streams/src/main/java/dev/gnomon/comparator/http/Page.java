package dev.gnomon.comparator.http;

import dev.gnomon.comparator.query.Reading;
import dev.gnomon.comparator.query.Staleness;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A page of rows, bounded in number and in bytes: rows may hold rules or evidence of many kilobytes, and 500 of them would
 * fill the heap.
 *
 * @param rows at least one, where there is any
 * @param more whether there are rows after these
 * @param staleness how far behind the copy is that was read; null where all is current
 */
record Page<T>(List<T> rows, boolean more, @Nullable Staleness staleness) {

    /** How many rows are read at once. */
    static final int CHUNK = 32;

    private static final long MOST_BYTES = 1 << 20;

    /** Reads rows. */
    interface Source<T> {

        /** At most {@code limit} rows after {@code last}; from the first on where that is null. */
        Reading<T> after(@Nullable T last, int limit);
    }

    /** Reads at most {@code limit} rows of about a mebibyte in all, each as long as {@code size} says. */
    static <T> Page<T> read(int limit, Source<T> source, ToLongFunction<T> size) {
        List<T> rows = new ArrayList<>();
        @Nullable Staleness staleness = null;
        long bytes = 0;
        while (true) {
            int wanted = Math.min(CHUNK, limit + 1 - rows.size());
            Reading<T> chunk = source.after(rows.isEmpty() ? null : rows.get(rows.size() - 1), wanted);
            staleness = new Reading<T>(List.of(), staleness).stalenessWith(chunk);
            for (T row : chunk.values()) {
                bytes += size.applyAsLong(row);
                if (rows.size() == limit || (bytes > MOST_BYTES && !rows.isEmpty())) {
                    return new Page<>(rows, true, staleness);
                }
                rows.add(row);
            }
            if (chunk.values().size() < wanted) {
                return new Page<>(rows, false, staleness);
            }
        }
    }

    /** About how long a text is. */
    static long length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }
}
