package dev.gnomon.comparator.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeType;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What an answer of a comparator has at least. Whatever else answers at an address, such as a proxy or another service, shows
 * by that that it is no comparator.
 *
 * @param fields where something must be, as a JSON pointer, and of which type it is
 * @param elements the shape of the elements of lists, by the list's pointer
 */
record Shape(Map<String, JsonNodeType> fields, Map<String, Shape> elements) {

    static final Shape ANY = new Shape(Map.of(), Map.of());

    Shape with(String pointer, JsonNodeType type) {
        Map<String, JsonNodeType> more = new LinkedHashMap<>(fields);
        more.put(pointer, type);
        return new Shape(more, elements);
    }

    Shape withList(String pointer, Shape element) {
        Map<String, Shape> more = new LinkedHashMap<>(elements);
        more.put(pointer, element);
        return new Shape(fields, more).with(pointer, JsonNodeType.ARRAY);
    }

    /**
     * Returns {@code answer} if it has this shape.
     *
     * @throws UnreachableException otherwise
     */
    JsonNode require(URI uri, JsonNode answer) {
        if (!answer.isObject()) {
            throw notAComparator(uri, "it sent no JSON object");
        }
        fields.forEach((pointer, type) -> {
            JsonNode found = answer.at(pointer);
            if (found.getNodeType() != type) {
                throw notAComparator(uri, "it sent no '" + pointer.substring(1).replace('/', '.') + "'");
            }
        });
        elements.forEach((pointer, shape) -> answer.at(pointer).forEach(element -> shape.require(uri, element)));
        return answer;
    }

    static UnreachableException notAComparator(URI uri, String why) {
        return new UnreachableException("what answers at " + uri + " is not a comparator: " + why + " (--url)");
    }
}
