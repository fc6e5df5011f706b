package dev.gnomon.sdk.spi;

import java.util.Locale;

/** Why an observation was not published. */
public enum DropReason {
    /** The request ID is null, empty, longer than 256 characters, or has half of a surrogate pair in it. */
    INVALID_REQUEST,
    /** {@link dev.gnomon.sdk.Limits#maxRecords()} or {@link dev.gnomon.sdk.Limits#maxBytes()} is reached. */
    BUFFER_FULL,
    /** The other side was not run: its queue is full, or it waited there for longer than its timeout. */
    SHADOW_SATURATED,
    /** The other side was not run: the executor refused it. */
    SHADOW_REJECTED,
    /** The observation could not be made, for example for lack of memory. */
    CAPTURE_FAILED,
    /** Kafka does not have the result topic. It is never created by sending. */
    TOPIC_MISSING,
    /** The record is larger than the producer or the broker allows. */
    TOO_LARGE,
    /** Kafka did not take the record: delivery timed out, was not authorized, or Kafka does not let the service in. */
    DELIVERY_FAILED,
    /** The schema registry does not take the schema of observations, or does not let us in. */
    SCHEMA_REFUSED,
    /** Somebody gave the request up: it was cancelled, or its thread was interrupted. That says nothing about its sides. */
    CANCELLED,
    /** {@link dev.gnomon.sdk.Gnomon#close} came first. */
    CLOSED;

    private final String tag = name().toLowerCase(Locale.ROOT);

    /** The reason as metrics and logs write it, such as {@code buffer_full}. */
    public String tag() {
        return tag;
    }
}
