package dev.gnomon.comparator.query;

import dev.gnomon.schemas.MigrationRates;

/** What has been counted. May be called by several threads. */
public interface RatesQuery {

    /**
     * The rates of one migration; none where nothing has been counted for it.
     *
     * @throws IncompleteAnswerException if they can be read nowhere at the moment
     */
    Reading<MigrationRates> of(String migration);

    /**
     * The rates of the migrations that come after {@code previous} in the order of their names.
     *
     * @param previous the last migration of the page before; empty for the first page
     * @param limit how many at most, 1 or more
     * @throws IncompleteAnswerException if they can be read nowhere at the moment
     */
    Reading<MigrationRates> after(String previous, int limit);
}
