package dev.gnomon.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultsPageTest {

    @TempDir
    private Path folder;

    private Path file;
    private ResultsPage page;

    @BeforeEach
    void open() {
        file = folder.resolve("RESULTS.md");
        page = new ResultsPage(file);
    }

    @Test
    void aSectionTakesTheOldOnesPlaceAndLeavesTheOthers() throws IOException {
        page.replace("pipeline", "run pipeline", "first\n");
        page.replace("live", "run live", "other\n");

        page.replace("pipeline", "run pipeline --rounds 2", "second\n");

        assertThat(Files.readString(file))
                .startsWith("# What was measured")
                .contains("## `run pipeline --rounds 2`\n\nsecond")
                .contains("other")
                .doesNotContain("first")
                .satisfies(text -> assertThat(text.indexOf("second")).isLessThan(text.indexOf("other")));
    }
}
