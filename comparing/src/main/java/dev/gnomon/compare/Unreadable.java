package dev.gnomon.compare;

/** A payload is not what its format says. The message has no part of the payload in it. */
final class Unreadable extends Exception {

    private final String cause;

    /**
     * @param cause completes the sentence "the old side's payload ..."
     * @param where which place, in brackets with a blank before, or empty
     */
    Unreadable(String cause, String where) {
        super(cause + where, null, false, false);
        this.cause = cause;
    }

    /** The same for all payloads that are unreadable for the same cause. */
    String sort() {
        return cause;
    }
}
