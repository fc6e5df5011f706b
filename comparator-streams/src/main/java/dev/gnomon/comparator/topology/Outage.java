package dev.gnomon.comparator.topology;

import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * When to say that Kafka does not answer: once, after {@link #PATIENCE_SECONDS} without any answer. A single request that fails,
 * as they do while a process starts or a leader moves, is not worth a line. For one thread.
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

    /** To be called with every answer: whether it ends an outage of which was said. */
    boolean endsNow() {
        lastAnswer = nanoTime.getAsLong();
        boolean ends = said;
        said = false;
        return ends;
    }

    /** To be called with every failure: whether it has lasted long enough, and nothing was said yet. */
    boolean isWorthSaying() {
        boolean worthIt = !said && nanoTime.getAsLong() - lastAnswer >= TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        said |= worthIt;
        return worthIt;
    }
}
