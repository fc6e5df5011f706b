package dev.gnomon.comparator.decide;

/** What the guard of a migration has seen. */
public enum GuardStanding {
    /** Nothing. */
    CALM,
    /** Enough not to go on, but not enough to go back. */
    SUSPICIOUS,
    /** It has fired, and waits for a person to reset it. */
    LATCHED
}
