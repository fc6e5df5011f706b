package dev.gnomon.comparator.verify;

import dev.gnomon.schemas.Verdict;

/** What is counted of a migration, in the order in which it is shown. */
public enum Count {
    /** Requests with verdict MATCH; the next eight likewise. */
    MATCH("MATCH"),
    MISMATCH("MISMATCH"),
    NEW_FAILED("NEW_FAILED"),
    OLD_FAILED("OLD_FAILED"),
    FAILURES_DIFFER("FAILURES_DIFFER"),
    MISSING_NEW("MISSING_NEW"),
    MISSING_OLD("MISSING_OLD"),
    NOT_COMPARABLE("NOT_COMPARABLE"),
    EXCLUDED("EXCLUDED"),
    /** Requests without a verdict, because their window is still open. */
    PENDING("pending"),
    /** Sides that had already come, with the same answer. */
    DUPLICATES("duplicates"),
    /** Sides that had already come, with another answer. */
    CONFLICTING_DUPLICATES("conflictingDuplicates"),
    /** Verdicts that a late side revised. */
    REVISIONS("revisions"),
    /** Sides that came after the late horizon. */
    TOO_LATE("tooLate"),
    /** Second runs of the old side. */
    REPEATS("repeats"),
    /** Records in a partition that is not their key's. */
    MISROUTED("misrouted");

    private final String label;

    Count(String label) {
        this.label = label;
    }

    /** Its name in JSON and in tables. */
    public String label() {
        return label;
    }

    /** Whether it counts the requests with one verdict. */
    public boolean isVerdict() {
        return compareTo(PENDING) < 0;
    }

    static Count of(Verdict verdict) {
        return valueOf(verdict.name());
    }
}
