package dev.gnomon.comparator.decide;

/** What a decision says to do. */
public enum Answer {
    /** Take the next step: every limit is met with the confidence that was asked for. */
    PROMOTE,
    /** Wait: there is enough to judge by, but not every limit is met yet. */
    HOLD,
    /** Go back: a limit is exceeded, or the guard has fired. */
    ROLLBACK,
    /** Wait: there is too little to judge by. */
    INSUFFICIENT
}
