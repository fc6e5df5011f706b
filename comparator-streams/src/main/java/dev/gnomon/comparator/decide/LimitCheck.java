package dev.gnomon.comparator.decide;

import org.jspecify.annotations.Nullable;

/**
 * One metric held against its limit.
 *
 * @param subject what was counted
 * @param limit the rate that is accepted
 * @param counted counts as they are now; from these a limit is met
 * @param first counts of first verdicts; from these a limit is exceeded
 * @param found what they say
 */
public record LimitCheck(Subject subject, double limit, RateTest counted, RateTest first, Found found) {

    /** Fewer bad ones never roll back, whatever their share. */
    private static final int FEWEST_BAD = 3;

    /**
     * What is counted.
     *
     * @param metric which kind of bad ones
     * @param operation of which operation; null for the migration as a whole
     */
    public record Subject(Metric metric, @Nullable String operation) {

        @Override
        public String toString() {
            return operation == null ? metric.label() : metric.label() + " of " + operation;
        }
    }

    /**
     * Bounds of the true rate, and evidence against the limit.
     *
     * @param upper the rate is at most this, with the policy's confidence
     * @param lower the rate is at least this, with that confidence for all metrics together
     * @param lnBelow logarithm of the evidence that the limit is met
     * @param lnAbove logarithm of the evidence that it is exceeded
     */
    public record Found(double upper, double lower, double lnBelow, double lnAbove) {}

    static LimitCheck of(Subject subject, Policy policy, RateTest counted, RateTest first) {
        double limit = policy.limit(subject.metric());
        return new LimitCheck(
                subject,
                limit,
                counted,
                first,
                new Found(
                        counted.upper(policy.alpha()),
                        first.lower(policy.alphaOfEachRollback()),
                        counted.lnBelow(limit),
                        first.lnAbove(limit)));
    }

    boolean met(Policy policy) {
        return found.lnBelow() >= Proportion.lnOneOver(policy.alpha());
    }

    boolean exceeded(Policy policy) {
        return first.bad() >= FEWEST_BAD && suspected(policy);
    }

    /** It would be exceeded, if there were not so few bad ones. */
    boolean suspected(Policy policy) {
        return subject.metric().canRollBack() && found.lnAbove() >= Proportion.lnOneOver(policy.alphaOfEachRollback());
    }
}
