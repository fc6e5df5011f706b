package dev.gnomon.comparator.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * How Kafka Streams runs.
 *
 * @param applicationId the consumer group, and what the names of internal topics begin with: alike on all instances
 * @param threads how many stream threads this process has: 1 to 64
 * @param guarantee what a crash may cost
 * @param stateFolder where the local state is kept; one process each
 * @param stallAfter how long a stream thread may do nothing, though Kafka answers, before the process ends: 5 s to 1 h
 */
public record StreamsSettings(
        String applicationId, int threads, Guarantee guarantee, Path stateFolder, Duration stallAfter) {

    /** How long a stream thread may do nothing where nothing is configured. */
    public static final Duration DEFAULT_STALL_AFTER = Duration.ofMinutes(1);

    /** The application ID of an installation that configures none. */
    public static final String DEFAULT_APPLICATION_ID = "gnomon-comparator";

    private static final Pattern LEGAL_ID = Pattern.compile("[a-zA-Z0-9._-]{1,100}");

    /**
     * Checks the ranges.
     *
     * @throws IllegalArgumentException naming the option and the value that is out of range
     */
    public StreamsSettings {
        if (!LEGAL_ID.matcher(applicationId).matches()) {
            throw new IllegalArgumentException("streams.application.id must be 1 to 100 letters, digits, '.', '_' or "
                    + "'-', not '" + applicationId + "'");
        }
        if (threads < 1 || threads > 64) {
            throw new IllegalArgumentException("streams.threads must be between 1 and 64, not " + threads);
        }
        if (stateFolder.toString().isBlank()) {
            throw new IllegalArgumentException("streams.state.folder must not be empty");
        }
        if (stallAfter.compareTo(Duration.ofSeconds(5)) < 0 || stallAfter.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("streams.stall.after must be between 5s and 1h, not " + stallAfter);
        }
    }

    /** With the usual patience. */
    public StreamsSettings(String applicationId, int threads, Guarantee guarantee, Path stateFolder) {
        this(applicationId, threads, guarantee, stateFolder, DEFAULT_STALL_AFTER);
    }

    /** What a crash may cost. */
    public enum Guarantee {
        /** Nothing: counts and events are exact. */
        EXACTLY_ONCE_V2,
        /** Some requests are counted twice, some events are sent twice. */
        AT_LEAST_ONCE;

        /** The name that Kafka gives it. */
        public String kafkaName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
