package dev.gnomon.comparator.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateFolderTest {

    @TempDir
    private Path parent;

    @Test
    void onlyItsOwnerCanLookInside() throws IOException {
        Path root = parent.resolve("a/b");

        try (StateFolder folder = StateFolder.open(root)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(root)))
                    .isEqualTo("rwx------");
            assertThat(folder.streams().getParent()).isEqualTo(root);
        }
    }

    @Test
    void isHeldUntilItIsClosed() {
        StateFolder first = StateFolder.open(parent);
        assertThatThrownBy(() -> StateFolder.open(parent).close())
                .isInstanceOf(CannotStartException.class)
                .hasMessage("state folder " + parent
                        + " is in use by another comparator: give each its own streams.state.folder");

        first.close();
        StateFolder.open(parent).close();
    }

    @Test
    void aFileInItsPlaceIsNamed() throws IOException {
        Path file = Files.createFile(parent.resolve("file"));

        assertThatThrownBy(() -> StateFolder.open(file).close())
                .isInstanceOf(CannotStartException.class)
                .hasMessageStartingWith("state folder " + file + " cannot be used: ");
    }
}
