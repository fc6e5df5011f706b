package dev.gnomon.demo.planting;

import dev.gnomon.schemas.Verdict;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * What was planted into the requests of one migration, by request ID. Safe for use by several threads.
 *
 * <p>Matches are only counted. So is everything else in a ledger that does not keep requests.
 */
public final class Ledger {

    private final boolean keep;
    private final Map<Verdict, Long> counts = new EnumMap<>(Verdict.class);
    private final Map<String, Expected> discrepancies = new HashMap<>();

    /**
     * An empty ledger.
     *
     * @param keep whether requests are kept by ID; without it traffic without end takes no memory
     */
    public Ledger(boolean keep) {
        this.keep = keep;
    }

    /** Writes down what must become of a request. */
    public synchronized void add(Request request) {
        Expected expected = request.expected();
        counts.merge(expected.verdict(), 1L, Long::sum);
        if (keep && expected.verdict() != Verdict.MATCH) {
            discrepancies.put(request.id(), expected);
        }
    }

    /** How many requests there are. */
    public synchronized long requests() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many requests must get each verdict; verdicts that none must get are absent. */
    public synchronized Map<Verdict, Long> counts() {
        return Map.copyOf(counts);
    }

    /** What must become of every request that is not a match. */
    public synchronized Map<String, Expected> discrepancies() {
        return Map.copyOf(discrepancies);
    }
}
