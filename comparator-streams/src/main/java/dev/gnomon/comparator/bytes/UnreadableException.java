package dev.gnomon.comparator.bytes;

/** A record that is not an observation; the message says why, without any of its content. */
public final class UnreadableException extends Exception {

    public UnreadableException(String reason) {
        // No stack trace: a flood of bad records must not cost more than a flood of good ones.
        super(reason, null, false, false);
    }
}
