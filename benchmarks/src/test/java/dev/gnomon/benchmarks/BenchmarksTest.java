package dev.gnomon.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class BenchmarksTest {

    private final StringWriter errors = new StringWriter();
    private final StringWriter output = new StringWriter();
    private final CommandLine commandLine =
            Benchmarks.commandLine().setErr(new PrintWriter(errors)).setOut(new PrintWriter(output));

    @Test
    void helpNamesTheVariants() {
        assertThat(commandLine.execute("pipeline", "--help")).isZero();
        assertThat(output.toString())
                .contains("gnomon_eos")
                .contains("--requests")
                .contains("--json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pipeline --requests 0",
                "pipeline --payload 3",
                "pipeline --rounds 0",
                "pipeline --mismatches 2",
                "live --rate 0",
                "live --warm-up -1",
                "latency --rate 0",
                "switch --rounds 0",
                "switch --processes 0"
            })
    void aValueOutOfRangeIsAUsageErrorOfOneLine(String arguments) {
        assertThat(commandLine.execute(arguments.split(" "))).isEqualTo(2);
        assertThat(errors.toString().lines()).hasSize(1);
    }

    @Test
    void anUnknownVariantIsAUsageErrorThatNamesTheKnownOnes() {
        assertThat(commandLine.execute("pipeline", "--variants", "flink")).isEqualTo(2);
        assertThat(errors.toString()).contains("flink").contains("gnomon_eos");
    }
}
