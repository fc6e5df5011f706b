package dev.gnomon.benchmarks.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The page of results. Each command replaces its own section and leaves the others.
 *
 * @param file where it is; made where it is missing
 */
public record ResultsPage(Path file) {

    private static final String HEAD = """
            # What was measured

            Written by `benchmarks/run` with `--results`; do not edit. What the figures mean is said in README.md beside it.
            """;

    /**
     * Writes one section.
     *
     * @param name of the section, the same each time it is written
     * @param command the command that measured it
     * @param body in Markdown
     * @throws UncheckedIOException if the file cannot be read or written
     */
    public void replace(String name, String command, String body) {
        String begin = "<!-- begin " + name + " -->\n";
        String end = "<!-- end " + name + " -->\n";
        String section = begin + "## `" + command + "`\n\n" + body + end;
        try {
            String page = Files.exists(file) ? Files.readString(file) : HEAD;
            int from = page.indexOf(begin);
            int to = page.indexOf(end);
            String replaced = from < 0 || to < from
                    ? page + "\n" + section
                    : page.substring(0, from) + section + page.substring(to + end.length());
            Files.writeString(file, replaced);
        } catch (IOException unusable) {
            throw new UncheckedIOException("cannot write " + file, unusable);
        }
    }
}
