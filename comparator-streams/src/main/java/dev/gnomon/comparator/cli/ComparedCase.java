package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.gnomon.compare.Judge;
import dev.gnomon.compare.Judgement;
import dev.gnomon.compare.Payloads;
import dev.gnomon.compare.rules.RuleSet;
import dev.gnomon.compare.rules.RulesRefused;
import dev.gnomon.schemas.Difference;
import dev.gnomon.schemas.PayloadFormat;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A pair of documents to compare, and the rules for it.
 *
 * @param id what the result is called; null for a single pair
 * @param payloads the documents
 * @param rules the rules; {@link RuleSet#NONE} for none
 * @param operation the operation that the rules are asked for; null for none
 */
record ComparedCase(
        @Nullable String id,
        Payloads payloads,
        RuleSet rules,
        @Nullable String operation) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** A line is not a case. The message begins with the field. */
    static final class Wrong extends Exception {

        private static final long serialVersionUID = 1;

        Wrong(String message) {
            super(message, null, false, false);
        }
    }

    /** Reads a line such as {@code {"id": "a", "old": "1", "new": "1.0", "rules": [], "format": "JSON"}}. */
    static ComparedCase parse(String line) throws Wrong {
        JsonNode node;
        try {
            node = JSON.readTree(line);
        } catch (JsonProcessingException malformed) {
            throw new Wrong("the line is not JSON");
        }
        if (!node.isObject()) {
            throw new Wrong("the line is no JSON object");
        }
        String id = text(node, "id", null);
        String operation = node.hasNonNull("operation") ? text(node, "operation", null) : null;
        Payloads payloads = new Payloads(
                format(text(node, "format", "JSON")), bytes(text(node, "old", null)), bytes(text(node, "new", null)));
        return new ComparedCase(id, payloads, rules(node), operation);
    }

    private static String text(JsonNode node, String field, @Nullable String otherwise) throws Wrong {
        JsonNode value = node.get(field);
        if (value == null && otherwise != null) {
            return otherwise;
        }
        if (value == null || !value.isTextual()) {
            throw new Wrong(
                    "\"" + field + "\" is " + (value == null ? "missing" : "no string") + "; it must be a string");
        }
        return value.asText();
    }

    static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }

    private static PayloadFormat format(String name) throws Wrong {
        for (PayloadFormat format : PayloadFormat.values()) {
            if (format.name().equals(name.toUpperCase(Locale.ROOT)) && format != PayloadFormat.BYTES) {
                return format;
            }
        }
        throw new Wrong("\"format\" is \"" + name + "\"; it must be JSON or TEXT");
    }

    private static RuleSet rules(JsonNode node) throws Wrong {
        if (!node.hasNonNull("rules")) {
            return RuleSet.NONE;
        }
        try {
            return RuleSet.parse(node.get("rules").toString());
        } catch (RulesRefused refused) {
            throw new Wrong("\"rules\": " + String.join("; ", refused.mistakes()));
        }
    }

    Judgement judge() {
        return new Judge().judge(payloads, rules.compile(operation));
    }

    /** The result as it is printed. */
    static ObjectNode json(@Nullable String id, Judgement judgement) {
        ObjectNode result = JsonNodeFactory.instance.objectNode();
        if (id != null) {
            result.put("id", id);
        }
        result.put("verdict", judgement.verdict().name()).put("reason", judgement.reason());
        ArrayNode differences = result.putArray("differences");
        for (Difference difference : judgement.differences()) {
            differences
                    .addObject()
                    .put("path", difference.getPath())
                    .put("kind", difference.getKind().name())
                    .put("old", difference.getOldValue())
                    .put("new", difference.getNewValue());
        }
        result.put("omitted", judgement.omitted());
        return result.put("signature", judgement.signature());
    }
}
