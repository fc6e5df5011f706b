package dev.gnomon.comparator.cli;

/** The comparator answered, and refused. The message is its explanation, in one line. */
final class AnswerIsNoException extends RuntimeException {

    private final int exitStatus;

    AnswerIsNoException(int exitStatus, String explanation) {
        super(explanation);
        this.exitStatus = exitStatus;
    }

    int exitStatus() {
        return exitStatus;
    }
}
