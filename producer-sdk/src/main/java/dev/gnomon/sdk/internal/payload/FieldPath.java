package dev.gnomon.sdk.internal.payload;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Names fields of a JSON document: a JSON Pointer in which {@code *} stands for any one step and {@code **} for any
 * number of steps, none included. The empty path is the whole document.
 *
 * @param steps the steps from the root
 */
public record FieldPath(List<String> steps) {

    private static final String ANY = "*";
    private static final String ANY_NUMBER = "**";

    /** Copies the list. */
    public FieldPath {
        steps = List.copyOf(steps);
    }

    /**
     * The path that {@code text} says.
     *
     * @throws IllegalArgumentException naming the text, if it is not a path
     */
    public static FieldPath parse(String text) {
        if (text.isEmpty()) {
            return new FieldPath(List.of());
        }
        if (!text.startsWith("/")) {
            throw new IllegalArgumentException("sensitive path '" + text + "' must begin with '/'");
        }
        List<String> steps = new ArrayList<>();
        for (String step : text.substring(1).split("/", -1)) {
            if (step.matches(".*~([^01].*|$)")) {
                throw new IllegalArgumentException("sensitive path '" + text + "': '~' must be followed by 0 or 1");
            }
            steps.add(step.replace("~1", "/").replace("~0", "~"));
        }
        return new FieldPath(steps);
    }

    /** The document with {@code change} applied to what this path names; nothing, that is null, is left as it is. */
    JsonNode replace(JsonNode document, Function<JsonNode, String> change) {
        return replace(document, 0, change);
    }

    private JsonNode replace(JsonNode node, int at, Function<JsonNode, String> change) {
        if (at == steps.size()) {
            return node.isNull() || node instanceof Replaced ? node : new Replaced(change.apply(node));
        }
        JsonNode result = node;
        if (steps.get(at).equals(ANY_NUMBER)) {
            result = replace(node, at + 1, change);
        }
        if (result instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            names.forEach(name -> object.set(name, child(object.get(name), name, at, change)));
        } else if (result instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, child(array.get(i), Integer.toString(i), at, change));
            }
        }
        return result;
    }

    private JsonNode child(JsonNode child, String name, int at, Function<JsonNode, String> change) {
        String step = steps.get(at);
        if (step.equals(ANY_NUMBER)) {
            return replace(child, at, change);
        }
        return step.equals(ANY) || step.equals(name) ? replace(child, at + 1, change) : child;
    }

    /** A value that a path has replaced, and the next one leaves alone. */
    private static final class Replaced extends TextNode {

        Replaced(String text) {
            super(text);
        }
    }
}
