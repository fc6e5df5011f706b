package dev.gnomon.comparator.cli;

/** The comparator did not answer, or not with what was asked for. The message is one line. */
final class UnreachableException extends RuntimeException {

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }

    UnreachableException(String message) {
        super(message);
    }
}
