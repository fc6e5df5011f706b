package dev.gnomon.comparator.provision;

/**
 * What is to be said about one topic.
 *
 * @param topic the topic's full name
 * @param outcome how it stands
 * @param detail more about it, in a few words for people; never empty
 */
public record TopicReport(String topic, Outcome outcome, String detail) {

    /** How a topic stands. */
    public enum Outcome {
        /** It was missing, and is there now. */
        CREATED,
        /** It is there, and set up as it must be. */
        GOOD,
        /** It is not there. */
        MISSING,
        /** It is there, but set up in a way that would give wrong numbers. */
        WRONG
    }

    /** Whether the comparator can run with it. */
    public boolean usable() {
        return outcome == Outcome.CREATED || outcome == Outcome.GOOD;
    }
}
