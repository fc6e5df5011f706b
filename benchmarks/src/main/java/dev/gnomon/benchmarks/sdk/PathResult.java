package dev.gnomon.benchmarks.sdk;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One path.
 *
 * @param medianNs the figure that counts, in nanoseconds: of {@code unpaced} for what is shorter than reading a clock,
 *     of {@code paced} for everything else
 * @param p99Ns likewise
 * @param bytesPerOp likewise
 * @param paced at a fixed rate
 * @param unpaced without a pause; null where other threads do part of the work, and would not keep up
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record PathResult(
        double medianNs,
        double p99Ns,
        double bytesPerOp,
        PacedResult paced,
        @Nullable UnpacedResult unpaced) {

    static PathResult of(PathName path, PacedResult paced, @Nullable UnpacedResult unpaced) {
        if (unpaced != null && path.isShorterThanAClock()) {
            return new PathResult(unpaced.medianNs(), unpaced.p99Ns(), unpaced.bytesPerOp(), paced, unpaced);
        }
        return new PathResult(paced.medianNs(), paced.p99Ns(), paced.bytesPerOp(), paced, unpaced);
    }
}
