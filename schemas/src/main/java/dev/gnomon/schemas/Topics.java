package dev.gnomon.schemas;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * The topics of one installation, from their common prefix.
 *
 * <pre>{@code
 * Topics topics = Topics.withPrefix("gnomon.");
 * topics.oldResults(); // gnomon.old-results
 * }</pre>
 *
 * @param prefix what every topic name begins with: at most 100 characters that Kafka allows in a topic name, may be
 *     empty
 */
public record Topics(String prefix) {

    /** The prefix of an installation that configures none. */
    public static final String DEFAULT_PREFIX = "gnomon.";

    private static final Pattern LEGAL = Pattern.compile("[a-zA-Z0-9._-]{0,100}");

    /**
     * Checks the prefix.
     *
     * @throws IllegalArgumentException if Kafka would refuse a topic name with this prefix
     */
    public Topics {
        if (!LEGAL.matcher(prefix).matches()) {
            throw new IllegalArgumentException(
                    "topic prefix '" + prefix + "': only letters, digits, '.', '_' and '-', at most 100 of them");
        }
    }

    /** The topics whose names begin with {@code prefix}. */
    public static Topics withPrefix(String prefix) {
        return new Topics(prefix);
    }

    /** What the old side answered: request ID to {@link Observation}. */
    public String oldResults() {
        return prefix + "old-results";
    }

    /** What the new side answered: request ID to {@link Observation}. */
    public String newResults() {
        return prefix + "new-results";
    }

    /** The topic on which observations of {@code side} travel. */
    public String resultsOf(Side side) {
        return side == Side.NEW ? newResults() : oldResults();
    }

    /** Verdicts that are not a match: request ID to {@link Discrepancy}. */
    public String discrepancies() {
        return prefix + "discrepancies";
    }

    /** The newest rates of every migration: migration to {@link MigrationRates}. */
    public String mismatchRates() {
        return prefix + "mismatch-rates";
    }

    /** What people and guards want changed, and what became of it: migration to {@link Command}. The audit trail. */
    public String commands() {
        return prefix + "commands";
    }

    /** How every migration is run now: migration to {@link MigrationState}. */
    public String migrations() {
        return prefix + "migrations";
    }

    /** Records that could not be read, as they came, with the reason in their headers. */
    public String deadLetters() {
        return prefix + "dead-letters";
    }

    /**
     * Every topic with the settings that Gnomon depends on.
     *
     * @param resultPartitions how many partitions each result topic has, at least 1; the two must be alike, because a
     *     pair meets in the partition of its request ID
     */
    public List<TopicSpec> specs(int resultPartitions) {
        return List.of(
                results(oldResults(), resultPartitions),
                results(newResults(), resultPartitions),
                new TopicSpec(discrepancies(), resultPartitions, deleteAfter(Duration.ofDays(7))),
                new TopicSpec(mismatchRates(), 1, Map.of("cleanup.policy", "compact")),
                new TopicSpec(commands(), 1, Map.of("cleanup.policy", "delete", "retention.ms", "-1")),
                new TopicSpec(migrations(), 1, Map.of("cleanup.policy", "compact")),
                new TopicSpec(deadLetters(), 1, deleteAfter(Duration.ofDays(7))));
    }

    private static TopicSpec results(String name, int partitions) {
        // The broker's clock: no service's clock can make another service's requests expire.
        return new TopicSpec(
                name,
                partitions,
                Map.of(
                        "cleanup.policy", "delete",
                        "retention.ms", Long.toString(Duration.ofDays(1).toMillis()),
                        "message.timestamp.type", "LogAppendTime"));
    }

    private static Map<String, String> deleteAfter(Duration retention) {
        return Map.of("cleanup.policy", "delete", "retention.ms", Long.toString(retention.toMillis()));
    }
}
