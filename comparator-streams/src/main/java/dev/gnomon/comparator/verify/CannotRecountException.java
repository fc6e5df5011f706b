package dev.gnomon.comparator.verify;

/** The topics do not hold what a recount needs. The message is one line that names the topic. */
public final class CannotRecountException extends RuntimeException {

    CannotRecountException(String message) {
        super(message);
    }
}
