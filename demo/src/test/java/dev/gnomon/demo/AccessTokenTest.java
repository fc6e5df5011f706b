package dev.gnomon.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessTokenTest {

    @TempDir
    private Path folder;

    @Test
    void liesInAFileThatOnlyItsOwnerCanReadAndIsAnotherOneEachTime() throws Exception {
        AccessToken first = AccessToken.createIn(folder);
        AccessToken second = AccessToken.createIn(folder);

        assertThat(second.text()).hasSize(32).isNotEqualTo(first.text());
        assertThat(second.file()).hasContent(second.text());
        assertThat(folder.toFile().list()).containsExactly("token");
        assertThat(second.toString()).doesNotContain(second.text());
        assertThat(Files.getPosixFilePermissions(second.file()))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }
}
