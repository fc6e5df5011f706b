package dev.gnomon.comparator.decide;

/** What is held against a limit. */
public enum Metric {
    /** Pairs whose sides differ, or both failed differently, among the compared ones. */
    MISMATCH("mismatch", "pairs", "differ"),
    /** Pairs in which only the new side failed, among the compared ones. */
    NEW_FAILED("newFailed", "pairs", "failed on the new side only"),
    /** Requests without a counterpart within the window, among the compared and the missing ones. */
    MISSING("missing", "requests", "miss a side"),
    /** Pairs that cannot be compared, among those and the compared ones. It never rolls back. */
    NOT_COMPARABLE("notComparable", "pairs", "cannot be compared");

    private final String label;
    private final String things;
    private final String bad;

    Metric(String label, String things, String bad) {
        this.label = label;
        this.things = things;
        this.bad = bad;
    }

    /** Its name in policies, JSON and sentences. */
    public String label() {
        return label;
    }

    /** Whether exceeding its limit is a reason to go back. */
    public boolean canRollBack() {
        return this != NOT_COMPARABLE;
    }

    String things() {
        return things;
    }

    String bad() {
        return bad;
    }
}
