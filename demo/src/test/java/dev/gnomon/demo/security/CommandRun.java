package dev.gnomon.demo.security;

import dev.gnomon.comparator.cli.Main;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One run of the command line within the test's process.
 *
 * @param status its exit status
 * @param out what it wrote to standard output
 * @param err what it wrote to standard error
 */
record CommandRun(int status, String out, String err) {

    static CommandRun of(Path config, String... args) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(List.of("--config", config.toString()));
        int status = Main.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(all.toArray(String[]::new));
        return new CommandRun(status, out.toString(), err.toString());
    }

    /** Writes options into a file as a user would; those of Kafka's clients without their {@code kafka.}. */
    static Path config(Path file, Map<String, String> kafka, Map<String, String> options) throws IOException {
        List<String> lines = new ArrayList<>();
        kafka.forEach((name, value) -> lines.add("kafka." + name + "=" + value));
        options.forEach((name, value) -> lines.add(name + "=" + value));
        return Files.write(file, lines);
    }
}
