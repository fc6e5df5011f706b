package dev.gnomon.comparator.runtime;

/** The comparator was running and gave up. The message is one line that says why. */
public final class ComparatorFailedException extends RuntimeException {

    ComparatorFailedException(String message) {
        super(message);
    }
}
