package dev.gnomon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource({
        "demo --sed 3,--sed",
        "demo --requests 0,--requests",
        "demo --requests many,--requests",
        "demo --json out.json,--json",
        "demo --exit --json /no/such/folder/out.json,/no/such/folder/out.json",
        "demo --exit --json /,--json",
        "demo --rate -1,--rate",
        "demo --window 0,--window",
        "demo --port 70000,--port",
        "dev --data,--data",
        "order-service,--bootstrap-servers",
        "order-service --bootstrap-servers localhost:1 --rate 0,--rate",
        "order-service --bootstrap-servers localhost:1 --http-port -1,--http-port"
    })
    void wrongUsageIsOneLineThatNamesItAndStatusTwo(String line, String named) {
        int status = run(line.split(" "));

        assertThat(status).isEqualTo(2);
        assertThat(err.toString()).startsWith("gnomon: ").contains(named);
        assertThat(err.toString().lines().filter(text -> text.startsWith("gnomon: ")))
                .hasSize(1);
        assertThat(err.toString()).doesNotContain("\tat ");
    }

    @Test
    void theHelpListsDemoAndDevBesideTheOtherCommands() {
        assertThat(run("--help")).isZero();
        assertThat(out.toString()).contains("serve", "demo", "dev", "Exit status");
    }

    private int run(String... args) {
        return Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(args);
    }
}
