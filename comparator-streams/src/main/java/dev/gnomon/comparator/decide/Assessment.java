package dev.gnomon.comparator.decide;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Holds evidence against a policy, condition by condition. Made for one decision. */
final class Assessment {

    private static final double SILENT_SECONDS = 600;
    private static final long PAIRS_PER_OPERATION = 100;

    private final Evidence evidence;
    private final Policy policy;
    private final List<LimitCheck> checks = new ArrayList<>();
    private final LatencyCheck.@Nullable Interval latency;
    private final Sentences sentences;

    Assessment(Evidence evidence, Policy policy) {
        this.evidence = evidence;
        this.policy = policy;
        this.sentences = new Sentences(policy);
        check(null, evidence.counts());
        if (policy.coverage().perOperation()) {
            policy.coverage().operations().forEach(operation -> check(operation, evidence.ofOperation(operation)));
        }
        Latencies measured = evidence.latencies();
        LatencyCheck asked = policy.latency();
        latency = asked == null || measured == null ? null : asked.interval(measured, policy.alpha());
    }

    private void check(@Nullable String operation, PairCounts counts) {
        for (Metric metric : Metric.values()) {
            RateTest counted = counts.of(metric);
            RateTest first = counts.firstOf(metric);
            if (metric == Metric.MISMATCH && policy.beyondNoise()) {
                BeyondNoise slice = evidence.slice();
                counted = slice == null ? new BeyondNoise(0, 0, 0) : slice;
                first = counted;
            }
            checks.add(LimitCheck.of(new LimitCheck.Subject(metric, operation), policy, counted, first));
        }
    }

    Decision decision() {
        if (rollBack()) {
            return of(Answer.ROLLBACK, Needed.nothing());
        }
        // Every condition has its say, so that all that is unmet is named at once.
        boolean tooLittle = tooLittleSeen();
        boolean unmet = limitsUnmet();
        boolean slow = latencyUnmet();
        boolean suspicious = suspicious();
        if (tooLittle || tooFewPairs()) {
            return of(Answer.INSUFFICIENT, needed());
        }
        if (unmet || slow || suspicious) {
            return of(Answer.HOLD, needed());
        }
        sentences.allMet(checks);
        return of(Answer.PROMOTE, Needed.nothing());
    }

    private Decision of(Answer answer, Needed needed) {
        return new Decision(answer, checks, latency, needed, sentences.all());
    }

    private boolean rollBack() {
        boolean back = evidence.situation().guard() == GuardStanding.LATCHED;
        if (back) {
            sentences.latched();
        }
        for (LimitCheck check : checks) {
            if (check.exceeded(policy)) {
                sentences.exceeded(check);
                back = true;
            }
        }
        LatencyCheck asked = policy.latency();
        Latencies measured = evidence.latencies();
        if (asked != null && measured != null) {
            LatencyCheck.Interval strict = asked.interval(measured, policy.alphaOfEachRollback());
            if (asked.exceeded(strict)) {
                sentences.tooSlow(asked, strict);
                back = true;
            }
        }
        return back;
    }

    private boolean tooLittleSeen() {
        Situation situation = evidence.situation();
        Policy.Coverage coverage = policy.coverage();
        int before = sentences.size();
        if (evidence.counts().telling() < coverage.pairs()) {
            sentences.tooFewTelling(evidence.counts(), coverage.pairs());
        }
        if (situation.seconds() < coverage.seconds()) {
            sentences.tooYoung(situation.seconds(), (double) coverage.seconds());
        }
        for (String operation : coverage.operations()) {
            PairCounts seen = evidence.ofOperation(operation);
            if (seen.telling() < PAIRS_PER_OPERATION) {
                sentences.notCovered(operation, seen, PAIRS_PER_OPERATION);
            }
        }
        if (situation.sinceVerdict() > SILENT_SECONDS) {
            sentences.silent(situation.sinceVerdict(), SILENT_SECONDS);
        }
        if (situation.dark()) {
            sentences.dark();
        }
        return sentences.size() > before;
    }

    private boolean tooFewPairs() {
        LatencyCheck asked = policy.latency();
        boolean few = asked != null && (latency == null || asked.open(latency));
        for (LimitCheck check : checks) {
            few |= check.counted().tooFew(check.limit(), policy.alpha());
        }
        return few;
    }

    private boolean limitsUnmet() {
        boolean unmet = false;
        for (LimitCheck check : checks) {
            if (!check.met(policy)) {
                sentences.unmet(check);
                unmet = true;
            }
        }
        return unmet;
    }

    private boolean latencyUnmet() {
        LatencyCheck asked = policy.latency();
        if (asked == null || (latency != null && asked.held(latency) && !asked.open(latency))) {
            return false;
        }
        sentences.latencyUnmet(asked, latency);
        return true;
    }

    private boolean suspicious() {
        boolean suspicious = evidence.situation().guard() == GuardStanding.SUSPICIOUS;
        if (suspicious) {
            sentences.suspicious();
        }
        return suspicious;
    }

    private Needed needed() {
        List<LimitCheck> unmet = checks.stream()
                .filter(check -> check.subject().operation() == null && !check.met(policy))
                .toList();
        return Needed.by(unmet, policy, evidence.situation().pairsPerMinute());
    }
}
