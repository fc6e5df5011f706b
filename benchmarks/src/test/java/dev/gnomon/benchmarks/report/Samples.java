package dev.gnomon.benchmarks.report;

import dev.gnomon.benchmarks.report.Run.Kind;
import dev.gnomon.benchmarks.variant.Measurement;
import dev.gnomon.benchmarks.variant.VariantName;
import dev.gnomon.schemas.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reports as they could have been measured. */
final class Samples {

    static final Map<Verdict, Long> VERDICTS = Map.of(Verdict.MATCH, 999L, Verdict.MISMATCH, 1L);
    static final Machine MACHINE =
            new Machine("A CPU", 2, 1_024, "Linux 6", "A VM 17", "4.3.1", 0.1, "2026-01-01T00:00:00Z");

    private Samples() {}

    static Run run(Kind kind, long requests, int migrations, boolean disturbed, Map<VariantName, Double> cpu) {
        Map<String, VariantResult> variants = new LinkedHashMap<>();
        cpu.forEach((variant, micros) -> variants.put(variant.label(), result(variant, micros)));
        return new Run(kind, requests, migrations, 512, disturbed, VERDICTS, variants);
    }

    private static VariantResult result(VariantName variant, double micros) {
        Map<Verdict, Long> verdicts = variant.isJudging() ? VERDICTS : Map.of();
        Measurement round = new Measurement(micros, 50_000, micros, 2, 30, 15, 1, 300, verdicts);
        return VariantResult.of(List.of(round), VERDICTS);
    }
}
