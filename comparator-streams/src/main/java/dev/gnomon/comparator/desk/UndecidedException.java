package dev.gnomon.comparator.desk;

/** A command was not decided in time, but may still be. To learn what became of it, send the same command again. */
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
