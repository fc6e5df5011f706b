package dev.gnomon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TemporaryFolderTest {

    @Test
    void whatIsInItGoesWithIt() throws IOException {
        Path path;
        try (TemporaryFolder folder = TemporaryFolder.create("gnomon-test-", new EndSignal())) {
            path = folder.path();
            Files.createDirectories(path.resolve("a/b"));
            Files.writeString(path.resolve("a/b/file"), "content");
            assertThat(path).exists();
        }
        assertThat(path).doesNotExist();
    }
}
