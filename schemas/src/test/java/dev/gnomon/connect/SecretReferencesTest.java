package dev.gnomon.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretReferencesTest {

    @TempDir
    private Path folder;

    private final SecretReferences secrets = new SecretReferences(Map.of("KAFKA_PASSWORD", "from$the\\environment"));

    @Test
    void secretsComeFromTheEnvironmentFromPropertiesAndFromFiles() throws IOException {
        Path properties = Files.writeString(folder.resolve("secrets.properties"), "user=orders\npassword=a b\n");
        Files.writeString(folder.resolve("mounted"), "in a file\n");

        assertThat(secrets.resolve("${env:KAFKA_PASSWORD}")).isEqualTo("from$the\\environment");
        assertThat(secrets.resolve("u=\"${file:" + properties + ":user}\" p=\"${file:" + properties + ":password}\";"))
                .isEqualTo("u=\"orders\" p=\"a b\";");
        assertThat(secrets.resolve("${directory:" + folder + ":mounted}")).isEqualTo("in a file");
    }

    @Test
    void otherReferencesAreLeftForKafka() {
        assertThat(secrets.resolve("${vault:kv/gnomon:password} $HOME ${x}"))
                .isEqualTo("${vault:kv/gnomon:password} $HOME ${x}");
    }

    @Test
    void aSecretIsNotReadAsAReferenceItself() throws IOException {
        Files.writeString(folder.resolve("odd"), "${env:KAFKA_PASSWORD}");

        assertThat(secrets.resolve("${directory:" + folder + ":odd}")).isEqualTo("${env:KAFKA_PASSWORD}");
    }

    @Test
    void whatIsNotThereIsNamed() throws IOException {
        Path properties = Files.writeString(folder.resolve("secrets.properties"), "user=orders\n");

        assertFails("${env:NOWHERE}", "${env:NOWHERE} is not set");
        assertFails("${file:" + properties + ":password}", "${file:" + properties + ":password} has no such key");
        assertFails("${file:/no/where:password}", "${file:/no/where:password} does not exist");
        assertFails("${directory:" + folder + ":absent}", "${directory:" + folder + ":absent} does not exist");
        assertFails("${file::x}", "${file::x} cannot be read: IOException");
    }

    @Test
    void theOptionWhoseReferenceLeadsNowhereIsNamed() {
        assertThat(secrets.resolveAll("kafka", Map.of("a", "${env:KAFKA_PASSWORD}", "b", "plain")))
                .isEqualTo(Map.of("a", "from$the\\environment", "b", "plain"));
        assertThatThrownBy(() -> secrets.resolveAll("kafka", Map.of("sasl.jaas.config", "${env:NOWHERE}")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("kafka: sasl.jaas.config: ${env:NOWHERE} is not set");
    }

    @Test
    void aBrokenFileIsNamedWithoutWhatItHolds() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken"), "password=\\uS3CRET\n");

        assertFails("${file:" + broken + ":password}", "${file:" + broken + ":password} cannot be read: IOException");
    }

    private void assertFails(String text, String message) {
        assertThatThrownBy(() -> secrets.resolve(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }
}
