package dev.gnomon.benchmarks.report;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say how often a benchmark runs, and where. */
public final class RunOptions {

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often each thing is measured, in turn; medians are reported. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "Where data goes while it runs. Default: the system's temporary folder.")
    private Path folder = Path.of(System.getProperty("java.io.tmpdir"));

    /** As it was given: not checked. */
    public int rounds() {
        return rounds;
    }

    /** An existing folder, or not. */
    public Path folder() {
        return folder;
    }
}
