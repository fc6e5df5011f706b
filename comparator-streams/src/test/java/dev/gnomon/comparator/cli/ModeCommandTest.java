package dev.gnomon.comparator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.gnomon.comparator.config.HttpConfig;
import dev.gnomon.comparator.http.FakeQueries;
import dev.gnomon.comparator.http.RestServer;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ModeCommandTest {

    private static final String TOKEN = "correct horse battery staple";

    @TempDir
    Path folder;

    private RestServer server;
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void start() throws Exception {
        server = RestServer.start(new HttpConfig("127.0.0.1", 0, TOKEN, false), new FakeQueries().queries());
        Files.writeString(folder.resolve("token"), TOKEN + "\n");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void walksAMigrationAndShowsHowItCameThere() {
        assertThat(change("migrations", "create", "customer-id", "--reason", "begin"))
                .isEqualTo(ExitStatus.OK);
        assertThat(out).hasToString("customer-id: created in OLD, epoch 1\n");

        assertThat(change("mode", "customer-id", "SHADOW", "--exposure", "10", "--reason", "a look"))
                .isEqualTo(ExitStatus.OK);
        assertThat(out).hasToString("customer-id: OLD to SHADOW at 10 %, epoch 2\n");

        assertThat(change("mode", "customer-id", "--exposure", "25%", "--expect-epoch", "2", "--reason", "more"))
                .isEqualTo(ExitStatus.OK);
        assertThat(out).hasToString("customer-id: SHADOW at 10 % to SHADOW at 25 %, epoch 3\n");

        assertThat(run("migrations", "show", "customer-id")).isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).contains("exposure     25 %", "epoch        3 since", "reason       more");

        assertThat(run("migrations", "history", "customer-id")).isEqualTo(ExitStatus.OK);
        assertThat(out.toString().lines()).hasSize(6);

        assertThat(run("migrations")).isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).contains("customer-id SHADOW");
    }

    @Test
    void aRefusalIsOneSentenceAndExitStatusOne() {
        change("migrations", "create", "customer-id", "--reason", "begin");

        assertThat(change("mode", "customer-id", "NEW", "--reason", "now")).isEqualTo(ExitStatus.NO);
        assertThat(err.toString())
                .isEqualTo("gnomon: from OLD to NEW some requests would go 3 steps at once, and one is allowed without"
                        + " force\n");
        assertThat(change("mode", "customer-id", "SHADOW", "--exposure", "101", "--reason", "all"))
                .isEqualTo(ExitStatus.NO);
        assertThat(err).hasToString("gnomon: exposure must be between 0 and 100 %, not 101 %\n");
        assertThat(change("mode", "customer-id", "SHADOW", "--expect-epoch", "9", "--reason", "x"))
                .isEqualTo(ExitStatus.NO);
        assertThat(err.toString()).contains("epoch 9 was expected, but epoch 1 is in force");
        assertThat(change("mode", "nobody", "SHADOW", "--reason", "x")).isEqualTo(ExitStatus.NO);
        assertThat(err).hasToString("gnomon: there is no migration nobody; create it first\n");
        assertThat(change("mode", "customer-id", "SHADOW", "--reason", " ")).isEqualTo(ExitStatus.NO);
        assertThat(err).hasToString("gnomon: a reason is missing\n");
        assertThat(change("migrations", "create", "customer-id", "--reason", "again"))
                .isEqualTo(ExitStatus.NO);
        assertThat(err).hasToString("gnomon: migration customer-id is there already, at epoch 1\n");
        assertThat(run("migrations", "show", "nobody")).isEqualTo(ExitStatus.NO);
        assertThat(run("migrations", "show", "customer-id")).isEqualTo(ExitStatus.OK);
        assertThat(out.toString()).contains("mode         OLD", "epoch        1 since");
    }

    @Test
    void aRehearsalSaysWhatWouldBe() {
        change("migrations", "create", "customer-id", "--reason", "begin");

        assertThat(change("mode", "customer-id", "NEW", "--force", "--dry-run", "--reason", "now"))
                .isEqualTo(ExitStatus.OK);

        assertThat(out).hasToString("customer-id: would be OLD to NEW, epoch 2\n");
        run("migrations", "show", "customer-id");
        assertThat(out.toString()).contains("mode         OLD");
    }

    @Test
    void wrongUsageIsExitStatusTwo() {
        assertThat(change("mode", "customer-id", "SHADOW")).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString()).contains("--reason");
        assertThat(change("mode", "customer-id", "SIDEWAYS", "--reason", "x")).isEqualTo(ExitStatus.USAGE);
        assertThat(change("mode", "customer-id", "--exposure", "lots", "--reason", "x"))
                .isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString()).contains("'lots' is not a percentage such as 10 or 2.5");
    }

    @Test
    void withoutTheTokenNothingChanges() {
        assertThat(run("migrations", "create", "customer-id", "--reason", "begin"))
                .isEqualTo(ExitStatus.NO);
        assertThat(err.toString()).contains("send the token");
    }

    private int change(String... args) {
        List<String> withToken = new ArrayList<>(List.of(args));
        withToken.add("--token-file=" + folder.resolve("token"));
        return run(withToken.toArray(new String[0]));
    }

    private int run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.add("--url=" + server.uri());
        out = new StringWriter();
        err = new StringWriter();
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out));
        line.setErr(new PrintWriter(err));
        return line.execute(all.toArray(new String[0]));
    }
}
