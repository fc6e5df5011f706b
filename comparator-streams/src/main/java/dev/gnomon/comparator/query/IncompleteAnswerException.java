package dev.gnomon.comparator.query;

/** What was asked for can be read nowhere at the moment, so there is no answer: a part would look like the whole. */
public final class IncompleteAnswerException extends RuntimeException {

    /** Says in one sentence why nothing can be read. */
    public IncompleteAnswerException(String message) {
        super(message);
    }
}
