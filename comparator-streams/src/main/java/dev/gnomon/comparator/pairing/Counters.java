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

    /** All but the verdicts, in the order in which they are written: those first that change most often. */
    long[] others() {
        return new long[] {
            pending,
            oldObservations,
            newObservations,
            duplicates,
            conflictingDuplicates,
            revisions,
            tooLate,
            repeats,
            misrouted
        };
    }

    /** Adds what {@link #others} gave, or the difference between two of those. */
    void addOthers(long[] others) {
        pending += others[0];
        oldObservations += others[1];
        newObservations += others[2];
        duplicates += others[3];
        conflictingDuplicates += others[4];
        revisions += others[5];
        tooLate += others[6];
        repeats += others[7];
        misrouted += others[8];
    }
}
