package dev.gnomon.comparator.runtime;

/** The comparator cannot run as it was asked to. The message is one line that says what is in the way. */
public final class CannotStartException extends RuntimeException {

    /** What is in the way. */
    public enum Reason {
        /** Kafka does not answer, or does not know who we are. */
        KAFKA_UNREACHABLE,
        /** Kafka answers, but does not grant a right that the comparator needs. */
        KAFKA_REFUSES,
        /** A topic is missing or set up in a way that would give wrong numbers. */
        TOPICS,
        /** The schema registry does not answer. */
        REGISTRY_UNREACHABLE,
        /** The schema registry does not let us in, or does not take a schema. */
        REGISTRY_REFUSES,
        /** The address of the REST surface cannot be had. */
        ADDRESS,
        /** The state folder cannot be used, or another process uses it. */
        STATE_FOLDER
    }

    private final Reason reason;

    public CannotStartException(Reason reason, String message) {
        super(message);
        this.reason = reason;
    }

    public CannotStartException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** What is in the way. */
    public Reason reason() {
        return reason;
    }
}
