package dev.gnomon.comparator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulesValidateCommandTest {

    private static final String WRONG = """
            [{"at": "/x", "ignore": 1},
             {"at": "/y", "ignore": true},
             {"at": "/z", "igonre": true, "map": true}]
            """;

    @TempDir
    private Path folder;

    @Test
    void validRulesAreExitStatusZero() throws IOException {
        Run run = validate("[{\"at\": \"/x\", \"ignore\": true}]");

        assertThat(run.status()).isEqualTo(ExitStatus.OK);
        assertThat(run.out()).endsWith("rules.json: the rules are valid" + System.lineSeparator());
    }

    @Test
    void eachMistakeIsOneLine() throws IOException {
        Run run = validate(WRONG);

        assertThat(run.status()).isEqualTo(ExitStatus.NO);
        assertThat(run.out().lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first).contains("rules[0] (at \"/x\"): \"ignore\" is 1"),
                        second -> assertThat(second).contains("rules[2] (at \"/z\"): \"igonre\""));
        assertThat(run.err()).isEmpty();
    }

    @Test
    void mistakesCanBeReadAsJson() throws IOException {
        Run run = validate(WRONG, "--json");

        JsonNode result = new ObjectMapper().readTree(run.out());
        assertThat(run.status()).isEqualTo(ExitStatus.NO);
        assertThat(result.get("valid").asBoolean()).isFalse();
        assertThat(result.get("mistakes")).hasSize(2);
    }

    @Test
    void aFileThatCannotBeReadIsWrongUsage() throws IOException {
        Run missing = Run.of("rules", "validate", folder.resolve("none.json").toString());
        Path binary = Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xff});

        assertThat(missing.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(missing.err().lines()).singleElement().asString().contains("none.json");
        assertThat(Run.of("rules", "validate", binary.toString()).status()).isEqualTo(ExitStatus.USAGE);
        assertThat(Run.of("rules").status()).isEqualTo(ExitStatus.USAGE);
    }

    private Run validate(String rules, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("rules.json"), rules);
        String[] args = new String[options.length + 3];
        args[0] = "rules";
        args[1] = "validate";
        args[2] = file.toString();
        System.arraycopy(options, 0, args, 3, options.length);
        return Run.of(args);
    }
}
