package dev.gnomon.benchmarks.sdk;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/**
 * What calls without a pause cost, by JMH: averages over iterations of a second.
 *
 * @param medianNs the iteration in the middle, in nanoseconds
 * @param p99Ns the slowest iterations, in nanoseconds
 * @param bytesPerOp what a call allocated, in all threads
 */
record UnpacedResult(double medianNs, double p99Ns, double bytesPerOp) {

    private static final String ALLOCATED = "gc.alloc.rate.norm";

    static Map<PathName, UnpacedResult> of(Collection<RunResult> results) {
        Map<PathName, UnpacedResult> byPath = new EnumMap<>(PathName.class);
        for (RunResult result : results) {
            String path = result.getParams().getParam("path");
            byPath.put(PathName.valueOf(path.toUpperCase(Locale.ROOT)), of(result));
        }
        return byPath;
    }

    private static UnpacedResult of(RunResult result) {
        Statistics nanos = result.getPrimaryResult().getStatistics();
        return new UnpacedResult(
                rounded(nanos.getPercentile(50)),
                rounded(nanos.getPercentile(99)),
                Math.round(10 * allocated(result)) / 10.0);
    }

    @SuppressWarnings("rawtypes") // that is how JMH hands them out
    private static double allocated(RunResult result) {
        for (Result secondary : result.getSecondaryResults().values()) {
            if (secondary.getLabel().endsWith(ALLOCATED)) {
                return secondary.getScore();
            }
        }
        throw new IllegalStateException("JMH did not measure " + ALLOCATED);
    }

    private static double rounded(double figure) {
        return Math.round(figure * 100) / 100.0;
    }
}
