package dev.gnomon.comparator.query;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What was read, and how current it is.
 *
 * @param values in the order that was asked for
 * @param staleness how far behind the copy is that was read; null where it was read from the task that counts or decides
 */
public record Reading<T>(List<T> values, @Nullable Staleness staleness) {

    /** Copies the list. */
    public Reading {
        values = List.copyOf(values);
    }

    /** Read from the task that counts or decides. */
    public static <T> Reading<T> current(List<T> values) {
        return new Reading<>(values, null);
    }

    /** The first value, or null where there is none. */
    public @Nullable T first() {
        return values.isEmpty() ? null : values.get(0);
    }

    /**
     * The first value, or null where there is certainly none.
     *
     * @throws IncompleteAnswerException if there is none in a copy that is behind: there may be one
     */
    public @Nullable T firstOrCertainlyNone() {
        if (values.isEmpty() && staleness != null) {
            throw new IncompleteAnswerException("what was asked for is not in the only copy that can be read, which is "
                    + staleness.recordsBehind() + " changes behind");
        }
        return first();
    }

    /** As far behind as the one of both that is further behind; null where both are current. */
    public @Nullable Staleness stalenessWith(Reading<?> other) {
        Staleness its = other.staleness;
        if (staleness == null || its == null) {
            return staleness == null ? its : staleness;
        }
        return staleness.or(its);
    }

    <R> Reading<R> map(Function<T, R> to) {
        return new Reading<>(values.stream().map(to).toList(), staleness);
    }
}
