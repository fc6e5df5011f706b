package dev.gnomon.comparator.decide;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * About how many pairs there must be in all before every limit can be met. A forecast, right to a factor of about two.
 *
 * @param ifNoneMore if no further pair is bad
 * @param atThisRate if bad ones go on as they came
 */
public record Needed(Forecast ifNoneMore, Forecast atThisRate) {

    private static final Needed NOTHING = new Needed(Forecast.NONE, Forecast.NONE);

    /**
     * One forecast.
     *
     * @param pairs in all; null where no more are needed, or none are enough
     * @param minutes until then at the present traffic; null where it is not known
     * @param never whether no number of pairs is enough
     */
    public record Forecast(@Nullable Long pairs, @Nullable Double minutes, boolean never) {

        private static final Forecast NONE = new Forecast(null, null, false);
        private static final Forecast NEVER = new Forecast(null, null, true);
    }

    static Needed nothing() {
        return NOTHING;
    }

    /** What the unmet ones of a migration's checks need; the one that needs most counts. */
    static Needed by(List<LimitCheck> unmet, Policy policy, double pairsPerMinute) {
        double alpha = policy.alpha();
        return new Needed(
                most(unmet, pairsPerMinute, check -> check.counted().pairsIfNoneMore(check.limit(), alpha)),
                most(unmet, pairsPerMinute, check -> check.counted().pairsAtThisRate(check.limit(), alpha)));
    }

    private static Forecast most(List<LimitCheck> unmet, double pairsPerMinute, ToDoubleFunction<LimitCheck> inAll) {
        Forecast most = Forecast.NONE;
        double mostMissing = -1;
        for (LimitCheck check : unmet) {
            double pairs = inAll.applyAsDouble(check);
            if (Double.isNaN(pairs)) {
                return Forecast.NEVER;
            }
            double missing = pairs - check.counted().pairs();
            if (missing > mostMissing) {
                mostMissing = missing;
                most = new Forecast(
                        (long) pairs, pairsPerMinute > 0 ? Math.ceil(missing / pairsPerMinute) : null, false);
            }
        }
        return most;
    }
}
