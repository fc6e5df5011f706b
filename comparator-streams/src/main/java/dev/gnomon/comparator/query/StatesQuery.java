package dev.gnomon.comparator.query;

import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.MigrationState;

/** How migrations are run, and how that came about. May be called by several threads. */
public interface StatesQuery {

    /**
     * The state of one migration; none where there is no such migration.
     *
     * @throws IncompleteAnswerException if they can be read nowhere at the moment
     */
    Reading<MigrationState> of(String migration);

    /**
     * The states of the migrations that come after {@code previous} in the order of their names.
     *
     * @param previous the last migration of the page before; empty for the first page
     * @param limit how many at most, 1 or more
     * @throws IncompleteAnswerException if they can be read nowhere at the moment
     */
    Reading<MigrationState> after(String previous, int limit);

    /**
     * The commands to a migration that were decided, the newest first, refused ones included.
     *
     * @param before the number of the last command of the page before; {@link Long#MAX_VALUE} for the first page
     * @param limit how many at most, 1 or more
     * @throws IncompleteAnswerException if they can be read nowhere at the moment
     */
    Reading<Numbered> history(String migration, long before, int limit);

    /**
     * A decided command.
     *
     * @param number grows with every command, not necessarily by one
     * @param command the command with its outcome
     */
    record Numbered(long number, Command command) {}
}
