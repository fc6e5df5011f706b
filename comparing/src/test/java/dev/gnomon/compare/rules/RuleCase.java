package dev.gnomon.compare.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Two answers, with what is expected of them.
 *
 * @param id its name
 * @param rules the rules, a JSON text
 * @param oldText the old side's answer
 * @param newText the new side's answer
 * @param without the verdict without rules, with the differences if it is a MISMATCH
 * @param with the same with the rules
 */
public record RuleCase(
        String id, String format, String rules, String oldText, String newText, Expected without, Expected with) {

    /** The cases of the page on rules, one JSON object a line. */
    static final String FILE = "rule-cases.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * What a comparison says.
     *
     * @param differences each as {@code PATH KIND OLD -> NEW}
     * @param signature empty if nobody says anything about it
     */
    public record Expected(String verdict, List<String> differences, String signature) {}

    /** All cases by name. */
    public static Map<String, RuleCase> all() throws IOException {
        return resource(FILE).lines().map(RuleCase::parse).collect(Collectors.toMap(RuleCase::id, Function.identity()));
    }

    static String resource(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(RuleCase.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static RuleCase parse(String line) {
        try {
            JsonNode node = JSON.readTree(line);
            JsonNode expect = node.get("expect");
            return new RuleCase(
                    node.get("id").asText(),
                    node.path("format").asText("JSON"),
                    node.get("rules").toString(),
                    node.get("old").asText(),
                    node.get("new").asText(),
                    expected(expect.get("none"), ""),
                    expected(expect.get("with"), expect.path("signature").asText()));
        } catch (IOException broken) {
            throw new IllegalArgumentException(line, broken);
        }
    }

    private static Expected expected(JsonNode node, String signature) {
        return node.isTextual()
                ? new Expected(node.asText(), List.of(), signature)
                : new Expected(
                        "MISMATCH",
                        StreamSupport.stream(node.spliterator(), false)
                                .map(JsonNode::asText)
                                .toList(),
                        signature);
    }
}
