package dev.gnomon.demo.check;

import dev.gnomon.demo.planting.Expected;
import dev.gnomon.demo.planting.Ledger;
import dev.gnomon.schemas.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Holds what was found in one migration against what was planted. For one use, on one thread. */
public final class Check {

    private final List<String> faults = new ArrayList<>();

    private Check() {}

    /** How the two compare. */
    public static Outcome compare(Ledger planted, Found found) {
        Check check = new Check();
        Map<Verdict, Long> expected = everyVerdict(planted.counts());
        Map<Verdict, Long> counted = everyVerdict(found.counts());
        check.counts(expected, counted);
        Outcome.Discrepancies requests = check.requests(planted.discrepancies(), found.discrepancies());
        return new Outcome(planted.requests(), expected, counted, requests, check.faults);
    }

    private void counts(Map<Verdict, Long> planted, Map<Verdict, Long> counted) {
        planted.forEach((verdict, count) -> {
            if (!count.equals(counted.get(verdict))) {
                faults.add(verdict + ": planted " + count + ", counted " + counted.get(verdict));
            }
        });
    }

    private Outcome.Discrepancies requests(Map<String, Expected> planted, Map<String, Expected> published) {
        long seen = 0;
        for (Map.Entry<String, Expected> request : new TreeMap<>(planted).entrySet()) {
            Expected event = published.get(request.getKey());
            if (request.getValue().equals(event)) {
                seen++;
            } else {
                faults.add(request.getKey() + ": planted " + request.getValue() + ", published "
                        + (event == null ? "nothing" : event));
            }
        }
        long unexpected = 0;
        for (Map.Entry<String, Expected> event : new TreeMap<>(published).entrySet()) {
            Expected plan = planted.get(event.getKey());
            unexpected += event.getValue().equals(plan) ? 0 : 1;
            if (plan == null) {
                faults.add(event.getKey() + ": planted nothing, published " + event.getValue());
            }
        }
        return new Outcome.Discrepancies(planted.size(), seen, unexpected);
    }

    private static Map<Verdict, Long> everyVerdict(Map<Verdict, Long> counts) {
        Map<Verdict, Long> all = new EnumMap<>(Verdict.class);
        for (Verdict verdict : Verdict.values()) {
            all.put(verdict, counts.getOrDefault(verdict, 0L));
        }
        return all;
    }
}
