package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.POJONode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.TreeSet;

/** JSON as a tree with exact numbers, and the one text of all trees that are equal. */
final class Trees {

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    private Trees() {}

    static ObjectMapper mapper() {
        return MAPPER;
    }

    static JsonNode of(byte[] json) throws IOException {
        return MAPPER.readTree(json);
    }

    static JsonNode of(String json) throws IOException {
        return MAPPER.readTree(json);
    }

    /** What was written to {@code written}, as a reader of the JSON will see it. */
    static JsonNode of(TokenBuffer written) throws IOException {
        JsonNode tree = MAPPER.readTree(written.asParserOnFirstToken());
        if (tree == null) {
            return MAPPER.missingNode();
        }
        if (tree.isBinary()) {
            return TextNode.valueOf(tree.asText());
        }
        return tree instanceof POJONode embedded && embedded.getPojo() instanceof RawValue raw ? of(raw) : tree;
    }

    private static JsonNode of(RawValue raw) {
        String text = String.valueOf(raw.rawValue());
        try {
            return MAPPER.readTree(text);
        } catch (IOException noJson) {
            return TextNode.valueOf(text);
        }
    }

    /** JSON with the members of objects in order, and with numbers that are equal written alike. */
    static void canonical(JsonNode value, StringBuilder to) {
        if (value.isObject()) {
            canonicalObject(value, to);
        } else if (value.isArray()) {
            to.append('[');
            for (Iterator<JsonNode> elements = value.elements(); elements.hasNext(); ) {
                canonical(elements.next(), to);
                to.append(',');
            }
            to.append(']');
        } else if (value.isNumber()) {
            to.append(canonical(value));
        } else {
            to.append(value);
        }
    }

    private static void canonicalObject(JsonNode object, StringBuilder to) {
        TreeSet<String> names = new TreeSet<>();
        object.fieldNames().forEachRemaining(names::add);
        to.append('{');
        for (String name : names) {
            to.append(TextNode.valueOf(name)).append(':');
            canonical(object.get(name), to);
            to.append(',');
        }
        to.append('}');
    }

    private static String canonical(JsonNode number) {
        if (number.isFloatingPointNumber() && !Double.isFinite(number.doubleValue()) && !number.isBigDecimal()) {
            return number.asText();
        }
        BigDecimal stripped = number.decimalValue().stripTrailingZeros();
        return stripped.unscaledValue() + "e" + -stripped.scale();
    }
}
