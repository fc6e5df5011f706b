package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.gnomon.comparator.decide.BeyondNoise;
import dev.gnomon.comparator.decide.Decision;
import dev.gnomon.comparator.decide.Evidence;
import dev.gnomon.comparator.decide.GuardStanding;
import dev.gnomon.comparator.decide.JsonFields;
import dev.gnomon.comparator.decide.PairCounts;
import dev.gnomon.comparator.decide.Policy;
import dev.gnomon.comparator.decide.PolicyReader;
import dev.gnomon.comparator.decide.Situation;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Counts and a policy as somebody has made them up.
 *
 * @param id what the line calls itself; null where it does not
 * @param evidence the counts
 * @param policy the policy
 */
record WhatIf(@Nullable JsonNode id, Evidence evidence, Policy policy) {

    private static final long MOST = PairCounts.MOST / 2;

    /** Reads a line. Where it notes mistakes, what it returns is of no use. */
    static WhatIf read(JsonFields line, List<String> mistakes) {
        JsonNode id = line.any("id");
        if (id != null && !id.isTextual() && !id.isNumber()) {
            line.complain("id", id, "must be a text or a number");
        }
        PairCounts counts = counts(line, mistakes);
        Evidence evidence =
                new Evidence(counts, operations(line, mistakes), situation(line), slice(line, mistakes), null);
        Policy policy = PolicyReader.read(line.object("policy"), mistakes);
        line.refuseUnknown();
        return new WhatIf(id, evidence, policy);
    }

    Decision decide() {
        return Decision.of(evidence, policy);
    }

    private static PairCounts counts(JsonFields fields, List<String> mistakes) {
        int before = mistakes.size();
        long compared = fields.whole("compared", 0, 0, MOST);
        long missing = fields.whole("missing", 0, 0, MOST);
        long mismatch = fields.whole("mismatch", 0, 0, MOST);
        long newFailed = fields.whole("newFailed", 0, 0, MOST);
        long vacuous = fields.whole("vacuous", 0, 0, MOST);
        long notComparable = fields.whole("notComparable", 0, 0, MOST);
        long missingFirst = fields.whole("missingFirst", missing, 0, MOST);
        long firstCompared = fields.whole("firstCompared", Math.max(0, compared + missing - missingFirst), 0, MOST);
        try {
            return mistakes.size() > before
                    ? PairCounts.NONE
                    : new PairCounts(
                            compared,
                            mismatch,
                            newFailed,
                            vacuous,
                            notComparable,
                            missing,
                            new PairCounts.FirstVerdicts(firstCompared, missingFirst));
        } catch (IllegalArgumentException impossible) {
            mistakes.add(String.valueOf(impossible.getMessage()));
            return PairCounts.NONE;
        }
    }

    private static Map<String, PairCounts> operations(JsonFields line, List<String> mistakes) {
        JsonFields operations = line.object("operations");
        Map<String, PairCounts> counts = new HashMap<>();
        for (String name : operations.names()) {
            JsonNode value = operations.any(name);
            if (value != null && value.isObject()) {
                JsonFields fields = operations.object(name);
                counts.put(name, counts(fields, mistakes));
                fields.refuseUnknown();
            } else {
                long compared = operations.whole(name, 0, 0, MOST);
                counts.put(name, new PairCounts(compared, 0, 0, 0, 0, 0, new PairCounts.FirstVerdicts(compared, 0)));
            }
        }
        return counts;
    }

    private static Situation situation(JsonFields line) {
        boolean suspicious = line.flag("suspicious");
        GuardStanding unlatched = suspicious ? GuardStanding.SUSPICIOUS : GuardStanding.CALM;
        return new Situation(
                atLeastZero(line, "seconds"),
                atLeastZero(line, "lastVerdictSeconds"),
                line.flag("dark"),
                line.flag("latched") ? GuardStanding.LATCHED : unlatched,
                atLeastZero(line, "pairsPerMinute"));
    }

    private static double atLeastZero(JsonFields line, String name) {
        return line.decimal(
                        name,
                        BigDecimal.ZERO,
                        value -> value >= 0 && value < Double.POSITIVE_INFINITY,
                        "must be a number of 0 or more")
                .doubleValue();
    }

    private static @Nullable BeyondNoise slice(JsonFields line, List<String> mistakes) {
        if (!line.has("slice")) {
            return null;
        }
        JsonFields slice = line.object("slice");
        long pairs = slice.whole("pairs", 0, 0, MOST);
        long onlyNew = slice.whole("onlyNew", 0, 0, pairs);
        long onlyRepeat = slice.whole("onlyRepeat", 0, 0, pairs - onlyNew);
        slice.refuseUnknown();
        return mistakes.isEmpty() ? new BeyondNoise((double) pairs, (double) onlyNew, (double) onlyRepeat) : null;
    }
}
