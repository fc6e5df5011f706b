package dev.gnomon.sdk;

import dev.gnomon.schemas.Completeness;
import dev.gnomon.sdk.Counters.Note;
import dev.gnomon.sdk.spi.DropReason;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongConsumer;

/** Counts the observations of one side of one migration. Each offered one is counted exactly once more when it ends. */
final class Tally {

    private final LongAdder offeredWithOther;
    private final LongAdder offered = new LongAdder();
    private final LongAdder published = new LongAdder();
    private final Adders<DropReason> dropped = new Adders<>(DropReason.class);
    private final Adders<Note> notes = new Adders<>(Note.class);

    private volatile LongConsumer latencies = nanos -> {};

    /**
     * Nothing counted yet.
     *
     * @param offeredWithOther counts, for both sides, the requests for which both were offered
     */
    Tally(LongAdder offeredWithOther) {
        this.offeredWithOther = offeredWithOther;
    }

    void offer() {
        offered.increment();
    }

    void publish() {
        published.increment();
    }

    void drop(DropReason reason) {
        dropped.increment(reason);
    }

    /** Sets who takes the latencies. */
    void time(LongConsumer timer) {
        latencies = timer;
    }

    /** Passes a latency on, if it is known. Not for callers' threads. */
    void took(long nanos) {
        if (nanos >= 0) {
            latencies.accept(nanos);
        }
    }

    long offered() {
        return offered.sum() + offeredWithOther.sum();
    }

    long published() {
        return published.sum();
    }

    long dropped(DropReason reason) {
        return dropped.sum(reason);
    }

    /** Notes that a payload is not complete. */
    void note(Completeness completeness) {
        switch (completeness) {
            case TRUNCATED -> notes.increment(Note.TRUNCATED);
            case WITHHELD -> notes.increment(Note.WITHHELD);
            case COMPLETE -> {}
        }
    }

    long noted(Note note) {
        return notes.sum(note);
    }
}
