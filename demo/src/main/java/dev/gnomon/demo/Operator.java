package dev.gnomon.demo;

import dev.gnomon.comparator.cli.ExitStatus;
import dev.gnomon.comparator.cli.Main;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Types commands as somebody in another terminal would, and shows them with what the comparator says. For one thread.
 *
 * @param comparator where it is
 * @param tokenFile holds its token
 * @param say takes what is to be shown, line by line
 * @param end when to stop early
 */
record Operator(URI comparator, Path tokenFile, Consumer<String> say, EndSignal end) {

    /** A comparator that has just started may need its time before it decides anything. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final Duration PAUSE = Duration.ofMillis(250);

    /** Runs {@code ./gnomon} with these arguments, once more while it is not known what became of it; was it a yes? */
    boolean types(String... arguments) throws InterruptedException {
        say.accept(
                "$ ./gnomon " + Arrays.stream(arguments).map(Operator::quoted).collect(Collectors.joining(" ")));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--by", "demo", "--command-id", UUID.randomUUID().toString()));
        all.addAll(List.of("--url", comparator.toString(), "--token-file", tokenFile.toString()));
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            StringWriter said = new StringWriter();
            int status = Main.commandLine()
                    .setOut(new PrintWriter(said))
                    .setErr(new PrintWriter(said))
                    .execute(all.toArray(new String[0]));
            if (status != ExitStatus.UNREACHABLE || System.nanoTime() > deadline || end.await(PAUSE)) {
                said.toString().lines().forEach(say);
                return status == ExitStatus.OK;
            }
        }
    }

    private static String quoted(String argument) {
        return argument.contains(" ") ? '"' + argument + '"' : argument;
    }
}
