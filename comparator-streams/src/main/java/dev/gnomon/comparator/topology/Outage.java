package dev.gnomon.comparator.topology;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Decides when to announce that Kafka does not answer: once, after {@link #PATIENCE_SECONDS} without any answer. A single
 * failed request is normal while a process starts or a leader moves, and is not worth a line. For one thread.
 */
final class Outage {

    static final int PATIENCE_SECONDS = 5;

    private final LongSupplier nanoTime;
    private long lastAnswer;
    private boolean said;

    /** Counts from now on. */
    Outage(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
        lastAnswer = nanoTime.getAsLong();
    }

    /** To be called with every answer. Returns whether the answer ends an outage that was announced. */
    boolean endsNow() {
        lastAnswer = nanoTime.getAsLong();
        boolean ends = said;
        said = false;
        return ends;
    }

    /** To be called with every failure. Returns whether the outage has lasted long enough and is to be announced now. */
    boolean isWorthSaying() {
        boolean worthIt = !said && nanoTime.getAsLong() - lastAnswer >= TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        said |= worthIt;
        return worthIt;
    }
}
