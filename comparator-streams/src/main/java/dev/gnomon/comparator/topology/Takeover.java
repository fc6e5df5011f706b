package dev.gnomon.comparator.topology;

import org.jspecify.annotations.Nullable;

/**
 * Tells whether a task has read everything that its predecessor may have read. A predecessor that was killed may have shown
 * numbers that it had not committed. Its successor would show less until it has read the same records again. Written by the
 * thread of the task that began last, read by any thread.
 */
final class Takeover {

    /** This many ticks in a row without a record mean that there is none left. */
    private static final int QUIET_TICKS = 2;

    private volatile boolean over;
    private @Nullable Object task;
    private long beganAt;
    private int quiet;
    private int quietBefore;

    /**
     * A task has begun.
     *
     * @param fresh whether its stores are empty, so that nobody can have shown more
     */
    synchronized void begin(Object newTask, boolean fresh, long now) {
        task = newTask;
        over = fresh;
        beganAt = now;
        quiet = 0;
        quietBefore = 0;
    }

    /** A record was read that was written at {@code timestamp}. */
    synchronized void read(long timestamp) {
        quiet = timestamp >= beganAt ? QUIET_TICKS : 0;
    }

    /**
     * A second or more has passed, and what had been read at the last tick is in the stores.
     *
     * @param allOfIt whether what was read since then is there, too
     */
    synchronized void tick(boolean allOfIt) {
        if (quiet >= QUIET_TICKS && (allOfIt || quietBefore >= QUIET_TICKS)) {
            over = true;
        }
        quietBefore = quiet;
        quiet++;
    }

    /** A task is here no longer; nothing changes if another one has begun. */
    synchronized void end(Object oldTask) {
        if (oldTask.equals(task)) {
            over = false;
        }
    }

    boolean isOver() {
        return over;
    }
}
