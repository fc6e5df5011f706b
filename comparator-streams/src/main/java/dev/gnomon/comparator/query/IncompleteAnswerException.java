package dev.gnomon.comparator.query;

import dev.gnomon.comparator.query.RatesQuery.Coverage;

/** Not all partitions could be read, so there is no answer: a part of the numbers would look like all of them. */
public final class IncompleteAnswerException extends RuntimeException {

    private final transient Coverage coverage;

    /** Says how many partitions answered. */
    public IncompleteAnswerException(Coverage coverage) {
        this(
                coverage.answered() + " of " + coverage.expected() + " partitions of the rates can be read here",
                coverage);
    }

    /** Says in one sentence why nothing can be read. */
    public IncompleteAnswerException(String message) {
        this(message, new Coverage(0, 1));
    }

    private IncompleteAnswerException(String message, Coverage coverage) {
        super(message);
        this.coverage = coverage;
    }

    /** How many partitions answered. */
    public Coverage coverage() {
        return coverage;
    }
}
