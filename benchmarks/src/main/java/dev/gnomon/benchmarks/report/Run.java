package dev.gnomon.benchmarks.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.gnomon.benchmarks.load.Expected;
import dev.gnomon.benchmarks.load.Workload;
import dev.gnomon.benchmarks.variant.VariantName;
import dev.gnomon.schemas.Verdict;
import java.util.Map;
import java.util.Optional;

/**
 * What all variants made of one workload.
 *
 * @param kind how the traffic came
 * @param requests how many requests
 * @param migrations how many migrations shared them
 * @param payloadBytes size of each payload
 * @param disturbed whether there were duplicates, late sides and more mismatches
 * @param expectedVerdicts what a variant that makes no mistake says
 * @param variants by name, in the order in which they ran
 */
public record Run(
        Kind kind,
        long requests,
        int migrations,
        int payloadBytes,
        boolean disturbed,
        Map<Verdict, Long> expectedVerdicts,
        Map<String, VariantResult> variants) {

    /** How the traffic came. */
    public enum Kind {
        /** Everything was there before the variant started. */
        BACKLOG,
        /** It came at a fixed rate while the variant ran. */
        LIVE
    }

    /** The run of {@code workload} that came to {@code variants}. */
    public static Run of(Kind kind, Workload workload, Map<String, VariantResult> variants) {
        return new Run(
                kind,
                workload.requests(),
                workload.migrations(),
                workload.payloadBytes(),
                workload.disturbance().late() > 0,
                Expected.of(workload).verdicts(),
                variants);
    }

    /** The variant's result, where it was part of this run. */
    public Optional<VariantResult> result(VariantName variant) {
        return Optional.ofNullable(variants.get(variant.label()));
    }

    /** The workload in words. */
    @JsonIgnore
    public String title() {
        return "%,d requests, %,d migration%s, %,d bytes, %s"
                .formatted(
                        requests,
                        migrations,
                        migrations == 1 ? "" : "s",
                        payloadBytes,
                        (disturbed ? "disturbed " : "") + (kind == Kind.LIVE ? "live" : "backlog"));
    }
}
