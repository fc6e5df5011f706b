package dev.gnomon.comparator.runtime;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces a stream thread that died, but not for ever: too many deaths within a span of time end the process, so that
 * it is seen and started afresh. Safe for use by several threads.
 */
final class CrashBudget implements StreamsUncaughtExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(CrashBudget.class);

    private final int allowed;
    private final long spanNanos;
    private final LongSupplier nanoClock;
    private final Deque<Long> recent = new ArrayDeque<>();
    private long total;
    private String last = "nothing known";

    /**
     * A budget.
     *
     * @param allowed how many deaths within {@code span} are replaced
     * @param nanoClock nanoseconds from any origin, never going back
     */
    CrashBudget(int allowed, Duration span, LongSupplier nanoClock) {
        this.allowed = allowed;
        this.spanNanos = span.toNanos();
        this.nanoClock = nanoClock;
    }

    @Override
    public synchronized StreamThreadExceptionResponse handle(Throwable death) {
        long now = nanoClock.getAsLong();
        while (!recent.isEmpty() && now - recent.peekFirst() > spanNanos) {
            recent.removeFirst();
        }
        recent.addLast(now);
        total++;
        last = story(death);
        // After an OutOfMemoryError nothing in this process can be relied on.
        boolean replace = recent.size() <= allowed && !(death instanceof OutOfMemoryError);
        LOG.error("stream thread died ({} of {} allowed), {}: {}", recent.size(), allowed, verb(replace), last);
        LOG.debug("stream thread died", death);
        return replace ? StreamThreadExceptionResponse.REPLACE_THREAD : StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    /** How many stream threads have died since the start. */
    synchronized long total() {
        return total;
    }

    /** Why the last one died. */
    synchronized String lastStory() {
        return last;
    }

    private static String verb(boolean replace) {
        return replace ? "replacing it" : "shutting down";
    }

    /** Cause by cause, in one line: Kafka Streams wraps what happened several times. */
    static String story(Throwable death) {
        StringBuilder story = new StringBuilder();
        for (Throwable cause = death; cause != null; cause = cause.getCause()) {
            story.append(story.isEmpty() ? "" : " <- ").append(cause.getClass().getSimpleName());
            if (cause.getCause() == null) {
                story.append(": ").append(String.valueOf(cause.getMessage()).replace('\n', ' '));
            }
        }
        return story.toString();
    }
}
