package dev.gnomon.sdk;

import dev.gnomon.schemas.Mode;
import dev.gnomon.schemas.Side;
import dev.gnomon.sdk.Counters.Note;
import dev.gnomon.sdk.internal.payload.AnswerEncoder;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** What all calls of one migration share. */
final class Track {

    private static final int FIRST_ESTIMATE = 1_024;

    private final String migration;
    private final MigrationOptions<?> options;
    private final AnswerEncoder encoder;
    private final long timeoutNanos;
    private final LongAdder offeredBoth = new LongAdder();
    private final Tally oldTally = new Tally(offeredBoth);
    private final Tally newTally = new Tally(offeredBoth);
    private final Adders<Note> notes = new Adders<>(Note.class);
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

    /** Counts an observation of each side. */
    void offerBoth() {
        offeredBoth.increment();
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

    /** Whether a caller gets the old side's answer if the new side fails in {@code mode}. */
    boolean fallsBack(Mode mode) {
        return mode == Mode.REVERSE_SHADOW && options.fallsBack;
    }

    void note(Note note) {
        notes.increment(note);
    }

    long noted(Note note) {
        return notes.sum(note);
    }
}
