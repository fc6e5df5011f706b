package dev.gnomon.comparator.desk;

import dev.gnomon.comparator.query.IncompleteAnswerException;
import dev.gnomon.schemas.Command;

/** Where commands are handed in. May be called by several threads. */
public interface CommandDesk {

    /**
     * Sends a command and waits, for some seconds at most, until it is decided.
     *
     * @return the command with its outcome, accepted or refused
     * @throws UndecidedException if it is not known by then what became of it
     */
    Command decide(Command command);

    /**
     * Says what would be decided now, and changes nothing.
     *
     * @return the command with the outcome that it would have
     * @throws IncompleteAnswerException if the state in force can be read nowhere at the moment
     */
    Command rehearse(Command command);
}
