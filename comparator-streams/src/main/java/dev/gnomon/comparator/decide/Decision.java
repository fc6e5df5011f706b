package dev.gnomon.comparator.decide;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to do with a migration, with every number it rests on. A pure function of evidence and policy: it may be asked for as
 * often as somebody likes, and is not latched.
 *
 * <p>PROMOTE needs every limit to be met, so its accepted error is not divided (intersection-union test, Berger 1982).
 * ROLLBACK needs one limit to be exceeded, so its error is divided by their number. At any true rate only one of the two can
 * be wrong, so they share nothing.
 *
 * @param answer what to do
 * @param checks the metrics of the migration as a whole, in the order of {@link Metric}, then those of its operations
 *     where the policy asks for them
 * @param latency what is known of the policy's quantile; null where nobody asks, or nothing was measured
 * @param needed what is missing; empty with PROMOTE and ROLLBACK
 * @param reasons why, in sentences: with PROMOTE that all is well, otherwise each condition that is not met
 */
public record Decision(
        Answer answer,
        List<LimitCheck> checks,
        LatencyCheck.@Nullable Interval latency,
        Needed needed,
        List<String> reasons) {

    /** Copies the lists. */
    public Decision {
        checks = List.copyOf(checks);
        reasons = List.copyOf(reasons);
    }

    /** Decides. */
    public static Decision of(Evidence evidence, Policy policy) {
        return new Assessment(evidence, policy).decision();
    }
}
