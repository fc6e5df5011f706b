package dev.gnomon.comparator.pairing;

import dev.gnomon.schemas.Verdict;

/** The numbers of a {@link Tally} since the beginning. */
final class Counters {

    static final int VERDICTS = Verdict.values().length;

    /** By verdict, in the order of its symbols. */
    final long[] verdicts = new long[VERDICTS];

    long pending;
    long duplicates;
    long conflictingDuplicates;
    long revisions;
    long tooLate;
    long repeats;
    long misrouted;
    long oldObservations;
    long newObservations;

    /** Another observation that could be paired. */
    void observed(boolean old) {
        if (old) {
            oldObservations++;
        } else {
            newObservations++;
        }
    }

    /** All but the verdicts, in the order in which they are written. */
    long[] others() {
        return new long[] {
            pending,
            duplicates,
            conflictingDuplicates,
            revisions,
            tooLate,
            repeats,
            misrouted,
            oldObservations,
            newObservations
        };
    }

    /** Adds what {@link #others} gave, or the difference between two of those. */
    void addOthers(long[] others) {
        pending += others[0];
        duplicates += others[1];
        conflictingDuplicates += others[2];
        revisions += others[3];
        tooLate += others[4];
        repeats += others[5];
        misrouted += others[6];
        oldObservations += others[7];
        newObservations += others[8];
    }
}
