package dev.gnomon.comparator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class VerifyCommandTest {

    private final StringWriter output = new StringWriter();

    @Test
    void aBrokerThatCannotBeReachedIsToldInOneLine() {
        int status = run("--bootstrap-servers", "127.0.0.1:1", "--set", "kafka.default.api.timeout.ms=300");

        assertThat(status).isEqualTo(ExitStatus.UNREACHABLE);
        assertThat(output.toString().lines()).hasSize(1);
        assertThat(output.toString()).startsWith("gnomon: cannot read the topics at 127.0.0.1:1: ");
    }

    @Test
    void aNegativeNumberIsWrongUsage() {
        assertThat(run("--bootstrap-servers", "127.0.0.1:1", "--show", "-1")).isEqualTo(ExitStatus.USAGE);
        assertThat(output.toString().lines()).hasSize(1);
        assertThat(output.toString()).contains("--show");
    }

    @Test
    void aMissingAddressIsWrongUsage() {
        assertThat(run()).isEqualTo(ExitStatus.USAGE);
        assertThat(output.toString()).contains("kafka.bootstrap.servers");
    }

    private int run(String... options) {
        String[] args = new String[options.length + 1];
        args[0] = "verify";
        System.arraycopy(options, 0, args, 1, options.length);
        return Main.commandLine()
                .setOut(new PrintWriter(output, true))
                .setErr(new PrintWriter(output, true))
                .execute(args);
    }
}
