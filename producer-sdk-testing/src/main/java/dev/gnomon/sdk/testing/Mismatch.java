package dev.gnomon.sdk.testing;

import dev.gnomon.compare.Judge;
import dev.gnomon.compare.rules.RuleSet;
import dev.gnomon.schemas.Observation;
import dev.gnomon.schemas.Side;
import dev.gnomon.schemas.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One request whose sides disagree. They are compared as the comparator does, under the rules that the test has set.
 *
 * @param migration the migration
 * @param requestId the request
 * @param oldGave what the old side gave
 * @param newGave what the new side gave
 */
public record Mismatch(String migration, String requestId, String oldGave, String newGave) {

    private static final Judge JUDGE = new Judge();

    private record Key(String migration, String requestId) {}

    /**
     * The requests whose sides were both observed and disagree, in the order of their last observation.
     *
     * @param rules the rules of each migration that has some
     */
    static List<Mismatch> in(List<Observation> observations, Map<String, RuleSet> rules) {
        Map<Key, Observation> first = new LinkedHashMap<>();
        List<Mismatch> mismatches = new ArrayList<>();
        for (Observation observation : observations) {
            Key key = new Key(observation.getMigration(), observation.getRequestId());
            Observation other = first.putIfAbsent(key, observation);
            if (other != null && other.getSide() != observation.getSide()) {
                Observation old = other.getSide() == Side.OLD ? other : observation;
                Observation replacement = other.getSide() == Side.OLD ? observation : other;
                RuleSet rulesOfBoth = rules.getOrDefault(key.migration, RuleSet.NONE);
                if (JUDGE.judge(old, replacement, rulesOfBoth).verdict() != Verdict.MATCH) {
                    mismatches.add(new Mismatch(key.migration, key.requestId, describe(old), describe(replacement)));
                }
            }
        }
        return mismatches;
    }

    private static String describe(Observation observation) {
        if (observation.getFailure() != null) {
            return "failed with " + observation.getFailure().getType() + ": "
                    + observation.getFailure().getMessage();
        }
        return observation.getPayload() == null ? "withheld" : text(observation);
    }

    private static String text(Observation observation) {
        return StandardCharsets.UTF_8
                .decode(observation.getPayload().duplicate())
                .toString();
    }

    @Override
    public String toString() {
        return migration + ", request " + requestId + ": old " + oldGave + ", new " + newGave;
    }
}
