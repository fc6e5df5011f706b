package dev.gnomon.comparator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {

    @TempDir
    private Path folder;

    @Test
    void equalContentIsExitStatusZero() throws IOException {
        Run run = Run.of("compare", file("old", "{\"a\":1,\"b\":2}"), file("new", "{\"b\":2.0,\"a\":1}"));

        assertThat(run.status()).isEqualTo(ExitStatus.OK);
        assertThat(run.out().strip()).isEqualTo("MATCH");
    }

    @Test
    void differencesAreExitStatusOneAndTold() throws IOException {
        Run run = Run.of("compare", file("old", "{\"a\":1}"), file("new", "{\"a\":2}"));

        assertThat(run.status()).isEqualTo(ExitStatus.NO);
        assertThat(run.out().lines()).containsExactly("MISMATCH", "  /a CHANGED 1 -> 2");
    }

    @Test
    void rulesAreAppliedForTheOperation() throws IOException {
        String rules = file("rules", "[{\"at\":\"/a\",\"operation\":\"get\",\"ignore\":true}]");
        String oldFile = file("old", "{\"a\":1}");
        String newFile = file("new", "{\"a\":2}");

        Run get = Run.of("compare", oldFile, newFile, "--rules", rules, "--operation", "get", "--json");
        Run put = Run.of("compare", oldFile, newFile, "--rules", rules, "--operation", "put", "--json");

        assertThat(new ObjectMapper().readTree(get.out()).get("verdict").asText())
                .isEqualTo("MATCH");
        assertThat(put.status()).isEqualTo(ExitStatus.NO);
    }

    @Test
    void casesGiveOneLineEach() throws IOException {
        String cases = file("cases", """
                {"id":"same","old":"1","new":"1.0"}
                {"id":"xml","old":"<a/>","new":"<a></a>","format":"TEXT","rules":[{"at":"","parse":"xml"}]}
                {"id":"other","old":"{\\"a\\":1}","new":"{\\"a\\":2}"}
                """);

        Run run = Run.of("compare", "--cases", cases);

        assertThat(run.status()).isEqualTo(ExitStatus.OK);
        assertThat(run.out().lines()).hasSize(3);
        JsonNode last = new ObjectMapper().readTree(run.out().lines().toList().get(2));
        assertThat(last.get("id").asText()).isEqualTo("other");
        assertThat(last.get("differences").toString())
                .isEqualTo("[{\"path\":\"/a\",\"kind\":\"CHANGED\",\"old\":\"1\",\"new\":\"2\"}]");
        assertThat(last.get("signature").asText()).isEqualTo("MISMATCH /a CHANGED");
    }

    @Test
    void wrongLinesAreNamedByLineAndFieldAndTheOthersAnswered() throws IOException {
        String cases = file("cases", """
                {"id":"a","old":1,"new":"1"}
                {"id":"b","old":"1","new":"1"}
                {"id":"c","old":"1","new":"1","rules":[{"at":"x"}]}
                """);

        Run run = Run.of("compare", "--cases", cases);

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.out().lines()).singleElement().asString().contains("\"b\"");
        assertThat(run.err().lines().toList())
                .satisfiesExactly(
                        first -> assertThat(first).contains("cases:1: \"old\" is no string"),
                        second -> assertThat(second).contains("cases:3: \"rules\": rules[0]"));
    }

    @Test
    void aFileThatIsNotThereIsWrongUsage() throws IOException {
        Run run = Run.of("compare", file("old", "1"), folder.resolve("none").toString());

        assertThat(run.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(run.err()).contains("none");
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
