package dev.gnomon.comparator.decide;

import dev.gnomon.schemas.Counts;
import dev.gnomon.schemas.Verdict;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Requests by verdict, and the rates that follow from them. Immutable.
 *
 * <p>A rate is between 0 and 1, and null where there was nothing to divide by: no traffic is not a rate of zero.
 *
 * @param verdicts how many requests had each verdict; all nine are there, in the order of {@link Verdict}
 */
public record Rates(Map<Verdict, Long> verdicts) {

    /** Copies the counts; a verdict that is not in them counts 0. */
    public Rates {
        EnumMap<Verdict, Long> all = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            all.put(verdict, verdicts.getOrDefault(verdict, 0L));
        }
        verdicts = Collections.unmodifiableMap(all);
    }

    /** The rates of what the topology counted. */
    public static Rates of(Counts counts) {
        return new Rates(Map.of(
                Verdict.MATCH, counts.getMatch(),
                Verdict.MISMATCH, counts.getMismatch(),
                Verdict.NEW_FAILED, counts.getNewFailed(),
                Verdict.OLD_FAILED, counts.getOldFailed(),
                Verdict.FAILURES_DIFFER, counts.getFailuresDiffer(),
                Verdict.MISSING_NEW, counts.getMissingNew(),
                Verdict.MISSING_OLD, counts.getMissingOld(),
                Verdict.NOT_COMPARABLE, counts.getNotComparable(),
                Verdict.EXCLUDED, counts.getExcluded()));
    }

    /** How many requests had {@code verdict}. */
    public long count(Verdict verdict) {
        return verdicts.getOrDefault(verdict, 0L);
    }

    /** Requests that have a verdict. */
    public long judged() {
        return verdicts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Requests of which both sides came and could be held against each other. */
    public long compared() {
        return count(Verdict.MATCH)
                + count(Verdict.MISMATCH)
                + count(Verdict.NEW_FAILED)
                + count(Verdict.OLD_FAILED)
                + count(Verdict.FAILURES_DIFFER);
    }

    /** Requests of which one side did not come. */
    public long missing() {
        return count(Verdict.MISSING_NEW) + count(Verdict.MISSING_OLD);
    }

    /** Share of the compared requests in which both sides succeeded and differ. */
    public @Nullable Double mismatchRate() {
        return share(count(Verdict.MISMATCH), compared());
    }

    /** Share of the compared requests in which only the new side failed. */
    public @Nullable Double newFailureRate() {
        return share(count(Verdict.NEW_FAILED), compared());
    }

    /** Share of the expected pairs, compared or not, of which one side did not come. */
    public @Nullable Double missingRate() {
        return share(missing(), compared() + missing());
    }

    private static @Nullable Double share(long part, long whole) {
        return whole == 0 ? null : (double) part / whole;
    }
}
