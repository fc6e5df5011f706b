package dev.gnomon.benchmarks.report;

import static dev.gnomon.benchmarks.variant.VariantName.CONSUMER;
import static dev.gnomon.benchmarks.variant.VariantName.GNOMON_EOS;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.gnomon.benchmarks.process.Json;
import dev.gnomon.benchmarks.report.Run.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReportTest {

    private final Report report = new Report(
            Samples.MACHINE,
            List.of(Samples.run(Kind.BACKLOG, 1_000, 1, false, Map.of(CONSUMER, 5.0, GNOMON_EOS, 12.345))));

    @Test
    void theJsonHasTheFieldsThatWerePromised() throws IOException {
        JsonNode json = new ObjectMapper().readTree(Json.pretty(report));

        assertThat(json.at("/machine/cores").intValue()).isEqualTo(2);
        JsonNode run = json.at("/runs/0");
        assertThat(run.get("requests").longValue()).isEqualTo(1_000);
        assertThat(run.get("migrations").intValue()).isEqualTo(1);
        assertThat(run.get("payload_bytes").intValue()).isEqualTo(512);
        JsonNode gnomon = run.at("/variants/gnomon_eos");
        assertThat(gnomon.get("cpu_us_per_pair").doubleValue()).isEqualTo(12.35);
        assertThat(gnomon.get("pairs_per_s").doubleValue()).isEqualTo(50_000);
        assertThat(gnomon.get("changelog_bytes_per_pair").doubleValue()).isEqualTo(30);
        assertThat(gnomon.get("repartition_bytes_per_pair").doubleValue()).isEqualTo(15);
        assertThat(gnomon.get("peak_rss_mb").doubleValue()).isEqualTo(300);
        assertThat(gnomon.at("/verdicts/MATCH").longValue()).isEqualTo(999);
        assertThat(run.at("/variants/consumer/verdicts")).isEmpty();
    }

    @Test
    void theTextHasATableForEachRunAndTheGoals() {
        assertThat(PipelineText.of(report))
                .contains("### 1,000 requests, 1 migration, 512 bytes, backlog")
                .containsPattern("\\| gnomon_eos +\\| +12.4 ")
                .containsPattern("\\| consumer .* none given \\|")
                .contains("### Against the goals");
    }

    @Test
    void wrongVerdictsAreShown() {
        Map<String, VariantResult> variants = report.runs().get(0).variants();
        Run wrong = new Run(Kind.BACKLOG, 1_000, 1, 512, false, Map.of(), variants);

        assertThat(PipelineText.of(new Report(Samples.MACHINE, List.of(wrong))))
                .contains("WRONG: ")
                .contains("999 MATCH");
    }
}
