package dev.gnomon.comparator.query;

import dev.gnomon.schemas.MigrationRates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What has been counted. Every method answers for all partitions or not at all, and may be called by several threads.
 */
public interface RatesQuery {

    /**
     * The rates of one migration, or null where nothing has been counted for it.
     *
     * @throws IncompleteAnswerException if not all partitions can be read here and now
     */
    @Nullable
    MigrationRates of(String migration);

    /**
     * The rates of the migrations that come after {@code previous} in the order of their names.
     *
     * @param previous the last migration of the page before; empty for the first page
     * @param limit how many at most, 1 or more
     * @throws IncompleteAnswerException if not all partitions can be read here and now
     */
    List<MigrationRates> after(String previous, int limit);

    /** How many partitions of the rates can be read here and now. */
    Coverage coverage();

    /**
     * How many partitions answered, of how many.
     *
     * @param answered 0 to {@code expected}
     * @param expected 1 or more
     */
    record Coverage(int answered, int expected) {

        /** Whether all of them did. */
        public boolean complete() {
            return answered == expected;
        }
    }
}
