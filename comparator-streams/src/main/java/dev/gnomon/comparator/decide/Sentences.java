package dev.gnomon.comparator.decide;

import static dev.gnomon.comparator.decide.Words.about;
import static dev.gnomon.comparator.decide.Words.count;
import static dev.gnomon.comparator.decide.Words.duration;
import static dev.gnomon.comparator.decide.Words.number;
import static dev.gnomon.comparator.decide.Words.percent;
import static dev.gnomon.comparator.decide.Words.percentAtLeast;
import static dev.gnomon.comparator.decide.Words.percentAtMost;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reasons of one decision, for people who know no statistics. */
final class Sentences {

    private final Policy policy;
    private final List<String> all = new ArrayList<>();

    Sentences(Policy policy) {
        this.policy = policy;
    }

    List<String> all() {
        return all;
    }

    int size() {
        return all.size();
    }

    void latched() {
        all.add("the guard has fired; it stays so until a person resets it");
    }

    void suspicious() {
        all.add("the guard is suspicious: bad answers came faster lately than the limit allows");
    }

    void exceeded(LimitCheck check) {
        all.add(seen(check, check.first()) + "; the true rate is at least "
                + percentAtLeast(check.found().lower()) + ", and the limit is " + percent(check.limit()));
    }

    void allMet(List<LimitCheck> checks) {
        StringBuilder rates = new StringBuilder("every limit is met with ")
                .append(confidence())
                .append(" confidence:");
        String between = " ";
        for (LimitCheck check : checks) {
            rates.append(between)
                    .append(check.subject())
                    .append(" is at most ")
                    .append(percentAtMost(check.found().upper()))
                    .append(" of ")
                    .append(percent(check.limit()));
            between = ", ";
        }
        all.add(rates.toString());
    }

    void tooFewTelling(PairCounts counts, long needed) {
        String vacuous = counts.vacuous() == 0
                ? ""
                : "; the other " + count(counts.vacuous())
                        + " were vacuous: two empty answers or two equal failures, which show little";
        all.add(count(counts.telling()) + " of " + count(counts.compared()) + " compared pairs count towards the "
                + count(needed) + " that the policy asks for" + vacuous);
    }

    void tooYoung(double seconds, double needed) {
        all.add("the evidence is " + duration(seconds) + " old; the policy asks for " + duration(needed));
    }

    void notCovered(String operation, PairCounts seen, long needed) {
        String vacuous =
                seen.vacuous() == 0 ? "" : "; " + count(seen.vacuous()) + " more were vacuous and do not count";
        all.add("operation " + operation + " has " + count(seen.telling()) + " of the " + needed
                + " pairs that it needs" + vacuous);
    }

    void silent(double seconds, double most) {
        all.add("the last verdict is " + duration(seconds) + " old; a step needs one from the last " + duration(most));
    }

    void dark() {
        all.add("the shadow is dark: nothing is compared although the mode says so");
    }

    void unmet(LimitCheck check) {
        String sentence = seen(check, check.counted()) + "; the true rate is at most "
                + percentAtMost(check.found().upper()) + " with " + confidence() + " confidence, and the limit is "
                + percent(check.limit());
        String few = check.suspected(policy) ? "; fewer than 3 bad ones do not roll back" : "";
        all.add(sentence + few + more(check));
    }

    private String more(LimitCheck check) {
        double alpha = policy.alpha();
        double pairs = check.counted().pairs();
        double none = check.counted().pairsIfNoneMore(check.limit(), alpha) - pairs;
        double same = check.counted().pairsAtThisRate(check.limit(), alpha) - pairs;
        String things = check.subject().metric().things();
        String further = "; about " + about(none) + " more " + things + " show that it is met, if none of them is bad";
        if (Double.isNaN(none)) {
            return "; no number of " + things + " can show that it is met";
        }
        if (check.counted().bad() == 0) {
            return further;
        }
        return further + (Double.isNaN(same) ? "; at this rate it never is" : ", and " + about(same) + " at this rate");
    }

    private static String seen(LimitCheck check, RateTest counts) {
        return check.subject() + ": " + number(counts.bad()) + " of " + number(counts.pairs()) + " "
                + check.subject().metric().things() + " "
                + check.subject().metric().bad();
    }

    void tooSlow(LatencyCheck asked, LatencyCheck.Interval interval) {
        all.add(latency(asked, interval) + "; the new side is slower than " + number(asked.ratio())
                + " times the old one");
    }

    void latencyUnmet(LatencyCheck asked, LatencyCheck.@Nullable Interval interval) {
        all.add(
                interval == null
                        ? "latency: none was measured, and the policy limits it"
                        : latency(asked, interval) + "; it is not shown yet that the new side takes at most "
                                + number(asked.ratio()) + " times as long");
    }

    private static String latency(LatencyCheck asked, LatencyCheck.Interval interval) {
        return "latency at quantile " + number(asked.quantile()) + ": between " + number(interval.newLower()) + " and "
                + number(interval.newUpper()) + " on the new side, between " + number(interval.oldLower()) + " and "
                + number(interval.oldUpper()) + " on the old one";
    }

    private String confidence() {
        return percent(policy.confidence().doubleValue());
    }
}
