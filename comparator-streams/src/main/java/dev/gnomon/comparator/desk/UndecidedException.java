package dev.gnomon.comparator.desk;

/** A command was not decided in time. It may still be: the same command, sent again, tells. */
public final class UndecidedException extends RuntimeException {

    /** Says in one sentence how far it came. */
    public UndecidedException(String message, Throwable cause) {
        super(message, cause);
    }

    /** Says in one sentence how far it came. */
    public UndecidedException(String message) {
        super(message);
    }
}
