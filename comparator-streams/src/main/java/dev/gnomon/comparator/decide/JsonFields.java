package dev.gnomon.comparator.decide;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON object field by field. A value that is wrong becomes one sentence among the mistakes, and reading goes on
 * with the default. A field that is null counts as absent. Used by one thread.
 */
public final class JsonFields {

    private static final int LONGEST_NUMBER = 40;

    private final String path;
    private final JsonNode object;
    private final List<String> mistakes;
    private final Set<String> known = new HashSet<>();

    /**
     * Fields of an object.
     *
     * @param object what was read; anything but an object is a mistake
     * @param mistakes where the sentences go
     */
    public JsonFields(JsonNode object, List<String> mistakes) {
        this("", object, mistakes);
    }

    private JsonFields(String path, JsonNode object, List<String> mistakes) {
        this.path = path;
        this.mistakes = mistakes;
        this.object = object.isObject() ? object : JsonNodeFactory.instance.objectNode();
        if (!object.isObject()) {
            mistakes.add((path.isEmpty() ? "it" : path.substring(0, path.length() - 1)) + " is " + shown(object)
                    + "; it must be a JSON object");
        }
    }

    /** A whole number. */
    public long whole(String name, long absent, long least, long most) {
        JsonNode value = find(name);
        if (value == null) {
            return absent;
        }
        if (value.isIntegralNumber() && value.canConvertToLong() && value.asLong() >= least && value.asLong() <= most) {
            return value.asLong();
        }
        complain(name, value, "must be a whole number from " + least + " to " + most);
        return absent;
    }

    /** A number, as JSON number or as text. */
    public BigDecimal decimal(String name, BigDecimal absent, Predicate<Double> good, String must) {
        JsonNode value = find(name);
        if (value == null) {
            return absent;
        }
        if ((value.isNumber() || value.isTextual()) && value.asText().length() <= LONGEST_NUMBER) {
            try {
                BigDecimal number = new BigDecimal(value.asText());
                if (good.test(number.doubleValue())) {
                    return number;
                }
            } catch (NumberFormatException notANumber) {
                // It is complained about below, like a number out of range.
            }
        }
        complain(name, value, must);
        return absent;
    }

    /** True or false; false where it is absent. */
    public boolean flag(String name) {
        JsonNode value = find(name);
        if (value != null && !value.isBoolean()) {
            complain(name, value, "must be true or false");
        }
        return value != null && value.asBoolean();
    }

    /** A text; null where it is absent. */
    public @Nullable String text(String name) {
        JsonNode value = find(name);
        if (value != null && !value.isTextual()) {
            complain(name, value, "must be a text");
            return null;
        }
        return value == null ? null : value.asText();
    }

    /** Whatever stands there; null where it is absent. */
    public @Nullable JsonNode any(String name) {
        return find(name);
    }

    /** The fields of an object in this one; those of an empty one where it is absent. */
    public JsonFields object(String name) {
        JsonNode value = find(name);
        return new JsonFields(
                path + name + ".", value == null ? JsonNodeFactory.instance.objectNode() : value, mistakes);
    }

    /** Whether it is there. */
    public boolean has(String name) {
        return find(name) != null;
    }

    /** The names of all fields. */
    public List<String> names() {
        return List.copyOf(new TreeSet<>(
                object.properties().stream().map(Map.Entry::getKey).toList()));
    }

    /** Notes one more mistake in a field. */
    public void complain(String name, JsonNode value, String must) {
        mistakes.add(path + name + " is " + shown(value) + "; it " + must);
    }

    /** Complains about every field that nobody asked for. Called last. */
    public void refuseUnknown() {
        for (String name : names()) {
            if (!known.contains(name)) {
                mistakes.add(
                        "there is no field " + path + name + "; there are " + String.join(", ", new TreeSet<>(known)));
            }
        }
    }

    private @Nullable JsonNode find(String name) {
        known.add(name);
        JsonNode value = object.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private static String shown(JsonNode value) {
        String text = value.toString();
        return text.length() <= LONGEST_NUMBER ? text : text.substring(0, LONGEST_NUMBER) + "...";
    }
}
