package dev.gnomon.comparator.query;

/**
 * How current this process is. The one truth about it: REST, metrics, command line and dashboard show these numbers.
 *
 * @param kafkaAnsweredSecondsAgo since when Kafka has not answered: 0 or 1 where all is well
 * @param committedSecondsAgo how long ago the last commit was; the process commits about once a second if it has tasks
 * @param oldestUnreadSeconds how long the oldest record of the result topics has waited to be read, on all instances
 *     together, at most
 */
public record Freshness(long kafkaAnsweredSecondsAgo, long committedSecondsAgo, long oldestUnreadSeconds) {

    /** From here on, numbers are not called current. */
    public static final long STALE_AFTER_SECONDS = 10;

    /** Nothing is behind. */
    public static final Freshness CURRENT = new Freshness(0, 0, 0);

    /** Whether Kafka has been silent for too long to call anything current. */
    public boolean kafkaIsSilent() {
        return kafkaAnsweredSecondsAgo >= STALE_AFTER_SECONDS;
    }
}
