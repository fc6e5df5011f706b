package dev.gnomon.sdk.internal.payload;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds migrations of which nothing can be written. After ten answers that were all withheld there is no more hope, and
 * nobody spends time on the next ones. Safe for use by several threads.
 */
final class Trial {

    static final int ANSWERS = 10;

    private final AtomicInteger withheld = new AtomicInteger();
    private volatile boolean passed;

    /** Notes that an answer was written. */
    void succeeded() {
        if (!passed) {
            passed = true;
        }
    }

    /** Notes that an answer was withheld; says, once, that this was the last one to try. */
    boolean failed() {
        return !passed && withheld.incrementAndGet() == ANSWERS;
    }

    boolean isOver() {
        return !passed && withheld.get() >= ANSWERS;
    }
}
