package dev.gnomon.comparator.decide;

import java.util.Map;

/** Evidence for tests: an hour of calm traffic, with what a test changes about it. */
record Sample(PairCounts counts, Map<String, PairCounts> operations, Situation situation) {

    static final Situation AN_HOUR = new Situation(3_600, 0, false, GuardStanding.CALM, 0);

    static Sample of(long compared, long mismatch) {
        return of(compared, mismatch, 0, 0, 0);
    }

    static Sample of(long compared, long mismatch, long newFailed, long missing, long notComparable) {
        return new Sample(counts(compared, mismatch, newFailed, missing, notComparable), Map.of(), AN_HOUR);
    }

    static PairCounts counts(long compared, long mismatch, long newFailed, long missing, long notComparable) {
        return new PairCounts(
                compared,
                mismatch,
                newFailed,
                0,
                notComparable,
                missing,
                new PairCounts.FirstVerdicts(compared, missing));
    }

    static PairCounts vacuous(long compared, long vacuous) {
        return new PairCounts(compared, 0, 0, vacuous, 0, 0, new PairCounts.FirstVerdicts(compared, 0));
    }

    Sample in(Situation other) {
        return new Sample(counts, operations, other);
    }

    Sample with(String operation, PairCounts seen) {
        return new Sample(counts, Map.of(operation, seen), situation);
    }

    Evidence evidence() {
        return new Evidence(counts, operations, situation);
    }

    Decision decide() {
        return Decision.of(evidence(), Policy.DEFAULT);
    }
}
