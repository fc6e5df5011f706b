package dev.gnomon.sdk;

import dev.gnomon.schemas.Side;
import java.time.Duration;

/** What all calls of one migration share. */
final class Track {

    private static final int FIRST_ESTIMATE = 1_024;

    private final String migration;
    private final MigrationOptions<?> options;
    private final AnswerEncoder encoder;
    private final long timeoutNanos;
    private final Tally oldTally = new Tally();
    private final Tally newTally = new Tally();
    private volatile int payloadEstimate = FIRST_ESTIMATE;

    Track(String migration, MigrationOptions<?> options, AnswerEncoder encoder, Duration timeout) {
        this.migration = migration;
        this.options = options;
        this.encoder = encoder;
        timeoutNanos = timeout.toNanos();
    }

    String migration() {
        return migration;
    }

    MigrationOptions<?> options() {
        return options;
    }

    AnswerEncoder encoder() {
        return encoder;
    }

    long timeoutNanos() {
        return timeoutNanos;
    }

    Tally tally(Side side) {
        return side == Side.NEW ? newTally : oldTally;
    }

    /** The size of the payload that was encoded last, as a guess for those that are not encoded yet. */
    int payloadEstimate() {
        return payloadEstimate;
    }

    void learnPayloadSize(int bytes) {
        if (payloadEstimate != bytes) {
            payloadEstimate = bytes;
        }
    }
}
