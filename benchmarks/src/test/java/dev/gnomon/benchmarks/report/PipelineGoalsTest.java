package dev.gnomon.benchmarks.report;

import static dev.gnomon.benchmarks.variant.VariantName.DSL_OUTER_EOS;
import static dev.gnomon.benchmarks.variant.VariantName.GNOMON_EOS;
import static dev.gnomon.benchmarks.variant.VariantName.PASSTHROUGH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.benchmarks.report.Run.Kind;
import dev.gnomon.benchmarks.variant.VariantName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineGoalsTest {

    @Test
    void peersInTheSameRunAreHeldAgainstGnomon() {
        Run run = run(250_000, 1, Map.of(PASSTHROUGH, 10.0, DSL_OUTER_EOS, 180.0, GNOMON_EOS, 16.0));

        assertOutcome(outcome("dsl_outer_eos / gnomon_eos", run), 11.25, true);
        assertOutcome(outcome("CPU, gnomon_eos / passthrough", run), 1.6, false);
        assertOutcome(outcome("internal bytes", run), 45, false);
    }

    @Test
    void liveTrafficMayWriteMore() {
        Run live = Samples.run(Kind.LIVE, 60_000, 1, false, Map.of(PASSTHROUGH, 300.0, GNOMON_EOS, 310.0));

        assertOutcome(outcome("internal bytes", live), 45, true);
    }

    @Test
    void manyRequestsAreHeldAgainstFew() {
        Run few = run(1_000_000, 1, Map.of(GNOMON_EOS, 10.0));
        Run many = run(4_000_000, 1, Map.of(GNOMON_EOS, 12.0));

        assertOutcome(outcome("4 million / 1 million", few, many), 1.2, false);
    }

    @Test
    void migrationsAreHeldAgainstOne() {
        Run one = run(250_000, 1, Map.of(GNOMON_EOS, 10.0));
        Run hundred = run(250_000, 100, Map.of(GNOMON_EOS, 10.0));
        Run many = run(250_000, 10_000, Map.of(GNOMON_EOS, 15.0));

        assertOutcome(outcome("10,000 migrations / one", one, hundred, many), 1.5, true);
        assertOutcome(outcome("one hot migration / 100", one, hundred, many), 1, true);
    }

    @Test
    void theDisturbedAreHeldAgainstTheUndisturbed() {
        Run calm = run(250_000, 1, Map.of(GNOMON_EOS, 10.0));
        Run storm = Samples.run(Kind.BACKLOG, 250_000, 1, true, Map.of(GNOMON_EOS, 25.0));

        assertOutcome(outcome("disturbed / undisturbed", calm, storm), 2.5, false);
    }

    @Test
    void nothingIsSaidOfRunsWithoutTheirCounterpart() {
        assertThat(PipelineGoals.of(List.of(run(4_000_000, 1, Map.of(PASSTHROUGH, 10.0)))))
                .isEmpty();
    }

    private static Run run(long requests, int migrations, Map<VariantName, Double> cpu) {
        return Samples.run(Kind.BACKLOG, requests, migrations, false, cpu);
    }

    private static Outcome outcome(String what, Run... runs) {
        return PipelineGoals.of(List.of(runs)).stream()
                .filter(outcome -> outcome.what().contains(what))
                .findFirst()
                .orElseThrow();
    }

    private static void assertOutcome(Outcome outcome, double value, boolean reached) {
        assertThat(outcome.value()).isEqualTo(value);
        assertThat(outcome.isReached()).isEqualTo(reached);
    }
}
