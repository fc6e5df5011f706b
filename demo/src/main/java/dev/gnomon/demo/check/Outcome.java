package dev.gnomon.demo.check;

import dev.gnomon.schemas.Verdict;
import java.util.List;
import java.util.Map;

/**
 * How what was found in one migration compares with what was planted.
 *
 * @param requests how many requests there were
 * @param planted requests by planted verdict, every verdict present
 * @param found requests by counted verdict, every verdict present
 * @param discrepancies the same, request by request
 * @param faults every disagreement in one line; empty if all that was planted was found, and nothing else
 */
public record Outcome(
        long requests,
        Map<Verdict, Long> planted,
        Map<Verdict, Long> found,
        Discrepancies discrepancies,
        List<String> faults) {

    /** Copies the faults. */
    public Outcome {
        faults = List.copyOf(faults);
    }

    /** Whether all that was planted was found, and nothing else. */
    public boolean agrees() {
        return faults.isEmpty();
    }

    /**
     * The discrepancies, request by request.
     *
     * @param expected how many requests were planted that must not match
     * @param seen how many of them have exactly the verdict and the differences that were planted
     * @param unexpected how many requests have a discrepancy that was not planted
     */
    public record Discrepancies(long expected, long seen, long unexpected) {}
}
