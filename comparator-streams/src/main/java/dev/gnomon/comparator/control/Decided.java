package dev.gnomon.comparator.control;

import dev.gnomon.schemas.Command;
import dev.gnomon.schemas.MigrationState;
import dev.gnomon.schemas.Ruling;
import org.jspecify.annotations.Nullable;

/**
 * What became of a command.
 *
 * @param command the command with its outcome
 * @param state the state that it made; null where it was refused
 */
public record Decided(Command command, @Nullable MigrationState state) {

    /** Whether the state has changed. */
    public boolean accepted() {
        return command.getOutcome().getRuling() == Ruling.ACCEPTED;
    }
}
